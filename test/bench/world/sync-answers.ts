/** What `GET /sync/status` says, as far as a benchmark needs it. */
export interface SyncStatus {
  readonly pending: number;
  readonly syncing: number;
  readonly failed: number;
  readonly lane: {
    readonly batchSize: number;
    readonly window: number;
    readonly windowReason: string;
    readonly phase: string;
  };
}

/** What it says of stock. */
export interface StockStatus {
  readonly unaccounted: number;
  readonly erased: number;
  readonly written: { readonly differences: number; readonly quantities: number };
}

/** What a run of a full sync says. */
export interface SyncRun {
  readonly status: string;
  readonly totalProducts: number;
  readonly synced: number;
  readonly skipped: number;
  readonly failed: number;
  readonly duration: number | null;
}
