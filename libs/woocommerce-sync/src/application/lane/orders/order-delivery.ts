import { Injectable, Logger } from '@nestjs/common';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import {
  OrderCommandRepository,
  type OpenOrderCommand,
  type Shipment,
} from '../../../domain/orders/commands/order-command';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { StoreClient } from '../../ports/store-client.port';
import { ReadOrders } from '../../use-cases/orders/read-orders.use-case';
import type { DeliveryRecord } from '../delivery-record';
import { LONGEST_AFTERLIFE_MS } from '../follow-up';
import { Delivers, type DeliveryHandler } from '../running/delivery-handlers';
import { CallStillOutError } from './order-call';
import { OrderFollowing } from './order-following';

/** What became of the commands of one order. */
interface OrderEnd {
  readonly isWritten: boolean;
  /** Why the first that failed did. */
  readonly failure: WooCommerceError | null;
}

/** Has the shop follow what the ERP says of orders. */
@Injectable()
@Delivers('order')
export class OrderDelivery implements DeliveryHandler {
  private readonly logger = new Logger(OrderDelivery.name);

  constructor(
    private readonly commands: OrderCommandRepository,
    private readonly following: OrderFollowing,
    private readonly readOrders: ReadOrders,
  ) {}

  /**
   * Carries out, one order after the other, all that the ERP has said of it and is not done, and
   * records its item. Throws what is no single item's fault; those items are still open then.
   */
  async deliver(record: DeliveryRecord, store: StoreClient): Promise<void> {
    for (const item of record.open) {
      const { isWritten, failure } = await this.carryOut(record, store, item);
      if (failure instanceof CallStillOutError) record.setAside([item], failure);
      else if (failure !== null) record.failWith([item], failure);
      else record.complete([item], isWritten ? 'synced' : 'skipped', Number(item.subjectId));
    }
  }

  private async carryOut(
    record: DeliveryRecord,
    store: StoreClient,
    { storeId, subjectId }: SyncItem,
  ): Promise<OrderEnd> {
    const orderId = Number(subjectId);
    const known = await this.commands.ofOrder(storeId, orderId, LONGEST_AFTERLIFE_MS);
    const shipments: Shipment[] = [...known.shipments];
    let isWritten = false;
    let failure: WooCommerceError | null = null;
    try {
      for (const command of known.open) {
        const end = await this.carryOutOne({ record, store, command }, shipments);
        if (end === 'written') isWritten = true;
        if (!(end instanceof WooCommerceError)) continue;
        failure ??= end;
        // What was said later may build on it.
        if (end instanceof CallStillOutError) break;
      }
    } finally {
      if (isWritten) await this.readAgain(storeId, orderId);
    }
    return { isWritten, failure };
  }

  /** Answers why it failed, where it did; throws what is not its fault. */
  private async carryOutOne(
    pass: { record: DeliveryRecord; store: StoreClient; command: OpenOrderCommand },
    shipments: Shipment[],
  ): Promise<'written' | 'there' | WooCommerceError> {
    const { command, record } = pass;
    try {
      const isWritten = await this.following.follow(pass, shipments);
      record.lane.answered('store');
      await this.commands.finish(command);
      if (command.body.kind === 'shipped') shipments.push(command.body);
      return isWritten ? 'written' : 'there';
    } catch (error) {
      if (!(error instanceof WooCommerceError) || error.fault !== 'item') throw error;
      if (!(error instanceof CallStillOutError)) await this.commands.fail(command, error);
      return error;
    }
  }

  /** Our own change becomes the order's state at once; a pull would find it, too. */
  private async readAgain(storeId: string, orderId: number): Promise<void> {
    try {
      await this.readOrders.execute(storeId, [orderId]);
    } catch (error) {
      this.logger.warn({ err: error, storeId, orderId }, 'An order was written, and not read back');
    }
  }
}
