import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { Counter } from 'prom-client';
import { StockCounters } from '../../application/ports/stock-counters.port';

/** Counts what the accounts of stock come to. */
@Injectable()
export class StockMetrics extends StockCounters {
  private readonly right: Counter<'store'>;
  private readonly wrong: Counter<'store' | 'kind'>;

  constructor({ registry }: Metrics) {
    super();
    this.right = new Counter({
      name: 'wc_stock_accounted_total',
      help: 'Stocks that were written and read back, and add up with the orders',
      labelNames: ['store'],
      registers: [registry],
    });
    this.wrong = new Counter({
      name: 'wc_stock_mended_total',
      help: 'Stocks that did not add up, and were put right: erased, where the shop had lost a sale; missing, where it showed too few',
      labelNames: ['store', 'kind'],
      registers: [registry],
    });
  }

  override accounted(storeId: string, count: number): void {
    this.right.inc({ store: storeId }, count);
  }

  override mended(storeId: string, tooMany: number): void {
    this.wrong.inc({ store: storeId, kind: tooMany > 0 ? 'erased' : 'missing' });
  }
}
