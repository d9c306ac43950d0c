/** Id of the shop that the environment describes. */
export const DEFAULT_STORE_ID = 'default';

/**
 * Where a store is in its life.
 * - `draft`: known, and left alone.
 * - `active`: kept equal to the ERP.
 * - `paused`: changes are collected, and nothing is sent or read.
 * - `leaving`: it takes no more changes, and is forgotten once nothing waits.
 */
export type StoreState = 'draft' | 'active' | 'paused' | 'leaving';

/** The states that a person may give a store. */
export const GIVEN_STATES = ['draft', 'active', 'paused'] as const satisfies readonly StoreState[];

/** One of them. */
export type GivenState = (typeof GIVEN_STATES)[number];

/** Settings that a store has for itself: texts by the names of the environment. */
export type OwnSettings = Readonly<Record<string, string>>;

/** A key of the shop's REST API, with its secret. */
export interface StoreCredentials {
  readonly key: string;
  readonly secret: string;
}

/** A shop that is kept as data; without its credentials. */
export interface Store {
  readonly id: string;
  readonly name: string;
  /** Its home address, without a slash at the end. */
  readonly url: string;
  readonly state: StoreState;
  readonly settings: OwnSettings;
  readonly hasCredentials: boolean;
  /** Whether a full sync is owed, as its rules have changed. */
  readonly fullSyncDue: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Whether changes of the ERP are taken in for a store. */
export function takesChanges({ state }: Pick<Store, 'state'>): boolean {
  return state === 'active' || state === 'paused';
}

/** Whether calls go to a store's shop. */
export function isCalled({ state }: Pick<Store, 'state'>): boolean {
  return state === 'active' || state === 'leaving';
}

/**
 * By what two addresses are the same shop's: the scheme and `www.` tell no shops apart, as both
 * lead to one WordPress.
 * @example sameShopKey('https://www.Shop.example/ro') // 'shop.example/ro'
 */
export function sameShopKey(url: string): string {
  const { host, pathname } = new URL(url);
  return host.replace(/^www\./, '') + pathname.replace(/(?<!\/)\/+$/, '');
}
