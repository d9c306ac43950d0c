import type { ShopReport } from './shop-report';

/** The last check of a store's shop. */
export interface StoreCheck {
  readonly report: ShopReport;
  /** Which address, with which key, was checked. */
  readonly subject: string;
  /** What the shop ran on; null where it did not tell. */
  readonly versions: string | null;
}

/** A check that is remembered. */
export interface KnownCheck extends StoreCheck {
  /** How long ago it was, by the database's clock. */
  readonly ageMs: number;
}

/** Remembers what was last found at each shop. */
export abstract class StoreCheckRepository {
  /** The last check of a store; null where there was none. */
  abstract find(storeId: string): Promise<KnownCheck | null>;

  /**
   * Remembers a check, and ends the turn of whoever made it. Answers the one before. A store that
   * has gone meanwhile is left alone.
   */
  abstract keep(storeId: string, check: StoreCheck): Promise<StoreCheck | null>;

  /**
   * Takes the turn to check a store by the clock; false where another process has it. It ends by
   * itself after two minutes.
   */
  abstract takeTurn(storeId: string): Promise<boolean>;

  /** Gives the turn back without a check. */
  abstract endTurn(storeId: string): Promise<void>;
}
