import type { FailureReason } from '../ledger/sync-item-state';

/** One reading of a whole shop and the whole ERP, to find out which products are the same. */
export interface AdoptionRun {
  readonly id: string;
  readonly storeId: string;
  /** `cancelled`: called off while it ran, or given up before all was decided. */
  readonly status: 'running' | 'completed' | 'failed' | 'cancelled';
  readonly requestedBy: string;
  /** Products and variations of the shop, and products of the ERP, that were read. */
  readonly products: number;
  readonly variations: number;
  readonly erpProducts: number;
  /** What an admin should know, as how many products the ERP serves broken. */
  readonly note: string | null;
  readonly failure: FailureReason | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** How far a reading is. */
export type AdoptionProgress = Pick<AdoptionRun, 'products' | 'variations' | 'erpProducts'>;

/** Readings for adoption, one at a time for each store, and who carries one out. */
export abstract class AdoptionRunRepository {
  /** Starts one. Null: one is running. */
  abstract start(storeId: string, requestedBy: string): Promise<AdoptionRun | null>;

  /**
   * Ids of running ones that nobody carries out, the oldest first. What three processes were gone
   * from before it was done has failed by then.
   */
  abstract findAbandoned(): Promise<string[]>;

  /**
   * Takes the right to carry it out, which runs out after a minute without `keep`. It begins anew.
   * Null: somebody has it, or it is over.
   */
  abstract take(id: string, token: string): Promise<AdoptionRun | null>;

  /** Keeps the right, and notes how far it is. False: it was lost, or called off. */
  abstract keep(id: string, token: string, progress: AdoptionProgress): Promise<boolean>;

  /** Gives the right back, for whoever tries next; it counts for no try. */
  abstract release(id: string, token: string): Promise<void>;

  /**
   * Ends it well: what earlier ones were told is taken over, and those are forgotten. False: the
   * right was lost.
   */
  abstract complete(id: string, token: string, note: string | null): Promise<boolean>;

  /** Ends it as failed. */
  abstract fail(id: string, token: string, failure: FailureReason): Promise<void>;

  /**
   * Calls off the one of a store that goes on, else gives up the last one that was read. Null: it
   * has neither.
   */
  abstract cancel(storeId: string): Promise<AdoptionRun | null>;

  abstract find(id: string): Promise<AdoptionRun | null>;

  /** The last one of a store. */
  abstract findLast(storeId: string): Promise<AdoptionRun | null>;

  /** The one that goes on, else the last one that was read to its end and not given up. */
  abstract findOpen(storeId: string): Promise<AdoptionRun | null>;
}
