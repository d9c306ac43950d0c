import { Injectable } from '@nestjs/common';
import { ReadOrders } from '../use-cases/orders/read-orders.use-case';
import { Reads, type HintHandler } from './hint-handlers';

/** Reads the orders at which a shop hints. */
@Injectable()
@Reads('order')
export class OrderHints implements HintHandler {
  /** Each may cost a call of its own: for its refunds, or as it is gone. */
  readonly mostAtOnce = 25;

  constructor(private readonly readOrders: ReadOrders) {}

  async read(storeId: string, ids: readonly number[]): Promise<void> {
    await this.readOrders.execute(storeId, ids);
  }
}
