import type { ConfirmedGroup } from '../mapping/mapping-state';
import type { GivenState, OwnSettings, Store, StoreCredentials } from './store';

/** A store as it is made. */
export interface NewStore {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly state: GivenState;
  readonly settings: OwnSettings;
  readonly credentials: StoreCredentials | null;
}

/** What of a store is to be otherwise; what is left out stays. */
export interface StoreChange {
  readonly name?: string;
  readonly url?: string;
  readonly state?: GivenState;
  /** Those that are named; null takes one away. */
  readonly settings?: Readonly<Record<string, string | null>>;
  readonly credentials?: StoreCredentials;
  /** Whether other rules than before decide what is written of its products. */
  readonly rulesAreNew?: boolean;
  /** What is Cypher's to write again: what was confirmed of these groups is forgotten. */
  readonly regained?: readonly ConfirmedGroup[];
  /** What this was decided by: where it is otherwise by now it is not changed. */
  readonly before?: Pick<Store, 'state' | 'settings'>;
}

/** A store whose rules are new: they are to be brought to every product. */
export interface NewRules {
  readonly id: string;
  /** Since when, as the database tells it. */
  readonly since: string;
  /** From when on no process goes by the rules before. */
  readonly knownToAllAt: Date;
  /** Whether the full sync that brings them takes the place of a forced one. */
  readonly force: boolean;
}

/** What becomes of the changes that wait for a store that leaves. */
export type Leaving = 'drain' | 'cancel';

/** A store that leaves. */
export interface LeavingStore {
  readonly id: string;
  readonly how: Leaving;
}

/** A store that has begun to leave, and how many items of it were dropped. */
export interface LeftStore {
  readonly store: Store;
  readonly dropped: number;
}

/** A store with what is needed to call its shop. */
export interface CallableStore {
  readonly store: Store;
  /** Null where there are none, or where they cannot be opened. */
  readonly credentials: StoreCredentials | null;
}

/** The shops that are data; the one of the environment is none of them. */
export abstract class StoreRepository {
  /** All of them, by id. */
  abstract list(): Promise<readonly Store[]>;

  /** All of them with their credentials, opened. */
  abstract callable(): Promise<readonly CallableStore[]>;

  /** Another text after every change of any of them. */
  abstract revision(): Promise<string>;

  /**
   * Makes one.
   * @throws StoreExistsError where there is one of its id or of its shop
   * @throws StoreStateError where there is no key to seal its credentials with
   */
  abstract add(store: NewStore): Promise<Store>;

  /**
   * Changes one. Null where there is none, where it leaves, or where it is not what this was
   * decided by. One that takes changes in goes by its settings from then on, and a draft that once
   * did owes a full sync when it does so again.
   * @throws StoreExistsError where another one has that shop
   * @throws StoreStateError where there is no key to seal its credentials with
   */
  abstract change(id: string, change: StoreChange): Promise<Store | null>;

  /**
   * Has one leave, and drops what waits of it where that is asked; the later word counts. Null
   * where there is none.
   */
  abstract leave(id: string, how: Leaving): Promise<LeftStore | null>;

  /**
   * The settings by which a store takes changes in, or last did; null where it never did, or where
   * there is none.
   */
  abstract rulesInForce(id: string): Promise<OwnSettings | null>;

  /** Those of active stores whose new rules every process knows by now. */
  abstract withNewRules(): Promise<readonly NewRules[]>;

  /** Notes that the full sync which brings new rules takes the place of a forced one. */
  abstract forceRules(id: string): Promise<void>;

  /** New rules are on their way to every product, unless they have changed once more since. */
  abstract settleRules(rules: NewRules): Promise<void>;

  /** Those that leave, and no process takes for active any more. */
  abstract leaving(): Promise<readonly LeavingStore[]>;

  /** Drops what waits for a store that leaves so. Answers how many items that were. */
  abstract cancelWaiting(id: string): Promise<number>;

  /** How much of a store waits, or is on its way. */
  abstract countOpen(id: string): Promise<number>;

  /**
   * Forgets a store that leaves, and all that is kept of it but its audit and the events that are
   * still to be published; a part at a time.
   */
  abstract forget(id: string): Promise<void>;
}
