import type { ShownStock } from '../world/bench-shop';

/** What the books say of one product. */
interface Account {
  /** Pieces that came in so far, less those that left other than by the shop. */
  level: number;
  /** What the shop has sold, as far as it was seen. */
  sold: number;
  /**
   * Since when the shop shows another number than it should, in milliseconds; null: it does not.
   */
  wrongSince: number | null;
}

/** How the shop stood over a load. */
export interface StockRecord {
  /** Pieces by which the shop is wrong now, too many or too few. */
  readonly unitsWrong: number;
  /** Pieces that the shop shows and has sold already. */
  readonly salesErased: number;
  /** Pieces that were sold and were not there. */
  readonly oversold: number;
  /** The longest for which a product was wrong, in milliseconds. */
  readonly longestWrongMs: number;
}

/**
 * The books of a benchmark, beside those of the service: what each product should show is what came
 * in, less what the shop's own orders have taken.
 */
export class StockBooks {
  private readonly accounts = new Map<string, Account>();
  private longestWrongMs = 0;
  private oversold = 0;
  private unitsWrong = 0;
  private salesErased = 0;

  /** Begins with what the shop shows, which is right. */
  constructor(stock: readonly ShownStock[]) {
    for (const { sku, shown, sold } of stock)
      this.accounts.set(sku, { level: shown + sold, sold, wrongSince: null });
  }

  /** Pieces came in, or left by another door. */
  move(sku: string, pieces: number): void {
    this.of(sku).level += pieces;
  }

  /** Pieces that are there, whoever thinks otherwise. */
  there(sku: string): number {
    const { level, sold } = this.of(sku);
    return level - sold;
  }

  /** The shop has sold some: counts those of them that were not there. */
  sale({ sku, sold }: Pick<ShownStock, 'sku' | 'sold'>, pieces: number): void {
    const account = this.of(sku);
    account.sold = Math.max(account.sold, sold);
    this.oversold += Math.min(pieces, Math.max(0, sold - account.level));
  }

  /** Looks at what the shop shows at a moment, in milliseconds. */
  look(stock: readonly ShownStock[], at: number): void {
    this.unitsWrong = 0;
    this.salesErased = 0;
    for (const one of stock) {
      const account = this.accounts.get(one.sku);
      if (account === undefined) continue;
      account.sold = one.sold;
      const tooMany = one.shown - this.there(one.sku);
      this.unitsWrong += Math.abs(tooMany);
      this.salesErased += Math.max(0, tooMany);
      if (tooMany === 0) account.wrongSince = null;
      else account.wrongSince ??= at;
      const wrongMs = account.wrongSince === null ? 0 : at - account.wrongSince;
      this.longestWrongMs = Math.max(this.longestWrongMs, wrongMs);
    }
  }

  /** What all looks came to, and the last one. */
  record(): StockRecord {
    const { unitsWrong, salesErased, oversold, longestWrongMs } = this;
    return { unitsWrong, salesErased, oversold, longestWrongMs };
  }

  private of(sku: string): Account {
    const account = this.accounts.get(sku);
    if (account === undefined) throw new Error(`The books know no ${sku}`);
    return account;
  }
}
