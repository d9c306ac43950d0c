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
   * Remembers a check. Answers the one before. A store that has gone meanwhile is left alone.
   */
  abstract keep(storeId: string, check: StoreCheck): Promise<StoreCheck | null>;

  /**
   * Takes the turn to check a store; answers by what it is given back, and null where somebody else
   * has it. It ends by itself after two minutes.
   */
  abstract takeTurn(storeId: string): Promise<string | null>;

  /** Gives the turn back; one that has ended by itself, and is another's by now, is left to it. */
  abstract endTurn(storeId: string, turn: string): Promise<void>;
}
