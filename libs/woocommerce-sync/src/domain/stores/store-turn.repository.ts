/** What of one store only one may do at a time. */
export type TurnOf = 'plan' | 'ask-shop';

/** Turns at what of a store goes on one at a time, whichever process it is in. */
export abstract class StoreTurnRepository {
  /** Takes a turn for a minute. False: somebody has it. @param token of whoever takes it */
  abstract take(storeId: string, of: TurnOf, token: string): Promise<boolean>;

  /** Keeps a turn for another minute. */
  abstract keep(storeId: string, of: TurnOf, token: string): Promise<void>;

  /** Gives a turn back. */
  abstract end(storeId: string, of: TurnOf, token: string): Promise<void>;
}
