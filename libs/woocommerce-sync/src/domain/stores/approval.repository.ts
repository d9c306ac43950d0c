import type { Approval } from './approval';
import type { StoreCredentials } from './store';

/** Keys that a shop's owner has approved, to be tried. */
export interface GrantedKeys {
  readonly storeId: string;
  /** By which the approval is told from a later one of its store. */
  readonly digest: string;
  /** Null where no key of the ring opens them. */
  readonly credentials: StoreCredentials | null;
}

/** How keys that were tried came out. */
export interface TriedKeys {
  readonly digest: string;
  readonly state: 'connected' | 'refused' | 'granted';
  /** Why they were refused, or could not be tried yet; null where they open the shop. */
  readonly problem: string | null;
}

/** What is kept of approvals: a digest of the token in place of it, the keys sealed. */
export abstract class ApprovalRepository {
  /**
   * Notes that an owner is asked; an earlier asking of the store ends with that. Null where the
   * store is not there, or leaves.
   */
  abstract ask(storeId: string, digest: string, askedBy: string): Promise<Approval | null>;

  /** The latest of a store, or null. */
  abstract ofStore(storeId: string): Promise<Approval | null>;

  /** The one of a token, or null. */
  abstract ofToken(digest: string): Promise<Approval | null>;

  /**
   * Keeps the keys of one that is asked still, once; null where it is not, or no longer.
   * @throws StoreStateError where there is no key to seal them with
   */
  abstract grant(
    storeId: string,
    digest: string,
    credentials: StoreCredentials,
  ): Promise<Approval | null>;

  /** Takes those with keys to be tried, each for two minutes: nobody else does meanwhile. */
  abstract takeGranted(): Promise<readonly GrantedKeys[]>;

  /**
   * Notes how keys came out. They are forgotten unless they are to be tried again, which they are
   * until their approval would have ended.
   */
  abstract settle(tried: TriedKeys): Promise<void>;
}
