/** For how long a shop's owner may approve, in minutes. */
export const APPROVAL_MINUTES = 60;

/**
 * What became of asking a shop's owner for keys.
 * - `asked`: the owner has not approved yet.
 * - `granted`: keys came, and it is not known yet whether they open the shop.
 * - `connected`: they do, and the store has them.
 * - `refused`: they do not, and the store is as it was.
 * - `expired`: nobody has approved in time.
 */
export type ApprovalState = 'asked' | 'granted' | 'connected' | 'refused' | 'expired';

/** One asking for keys; a store has one at a time. */
export interface Approval {
  readonly storeId: string;
  readonly state: ApprovalState;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  /** Null before there is an answer of the shop. */
  readonly answeredAt: Date | null;
  /** Why the keys were refused, or what keeps them from being tried; else null. */
  readonly problem: string | null;
}
