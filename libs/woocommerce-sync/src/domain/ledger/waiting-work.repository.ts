/** What of a store waits for somebody to do it, now or within seconds. */
export interface WaitingWork {
  readonly storeId: string;
  /** Items wait, or the shop or the ERP was unwell and is to be tried. */
  readonly items: boolean;
  /** Something that the shop hinted at is to be read. */
  readonly hints: boolean;
  /** Stocks are to be looked at, or forgotten. */
  readonly stock: boolean;
}

/** Tells which stores somebody has to look at, so that all others cost nothing. */
export abstract class WaitingWorkRepository {
  /** Of those stores the ones of which anything waits; one statement for all of them. */
  abstract find(storeIds: readonly string[]): Promise<readonly WaitingWork[]>;
}
