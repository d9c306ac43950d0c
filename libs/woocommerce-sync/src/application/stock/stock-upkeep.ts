import { Injectable } from '@nestjs/common';
import { HeldStock } from './held-stock';
import { StockAccounting } from './stock-accounting';

/** What stock needs besides its deliveries: a look at what orders hold, and its accounts. */
@Injectable()
export class StockUpkeep {
  constructor(
    private readonly held: HeldStock,
    private readonly accounting: StockAccounting,
  ) {}

  /** Begins with what is due, unless it goes on; returns at once and throws nothing. */
  start(storeId: string): void {
    this.held.start(storeId);
    this.accounting.start(storeId);
  }
}
