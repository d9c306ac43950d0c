import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { OrderRefusal } from '../../../domain/orders/commands/order-rules';
import type { StoreClient } from '../../ports/store-client.port';
import { readOfOrder } from './order-reads';

const FULFILMENTS = 'order-fulfilments';

/** Which order of which store. */
interface Order {
  readonly storeId: string;
  readonly orderId: number;
}

/** Knows which shops have fulfilments (fact 44): asked once for each, and remembered. */
@Injectable()
export class FulfilmentCapability {
  constructor(private readonly capabilities: StoreCapabilityRepository) {}

  /**
   * For which commands an order has fulfilments; null where its shop has none. Where the settings
   * want them, the shop is asked each time, and has to have them: throws `OrderRefusal`.
   */
  async madeFor(
    store: StoreClient,
    { storeId, orderId }: Order,
    place: 'auto' | 'fulfillments',
  ): Promise<readonly (string | null)[] | null> {
    const known = await this.capabilities.find(storeId, FULFILMENTS);
    if (known === false && place === 'auto') return null;
    const made = await readOfOrder(store, orderId, () => store.orderChanges.fulfilments(orderId));
    if (known !== (made !== null))
      await this.capabilities.keep(storeId, FULFILMENTS, made !== null);
    if (made === null && place === 'fulfillments')
      throw new OrderRefusal(
        'ORDER_FULFILMENTS_OFF',
        orderId,
        'the shop has no fulfilments: turn that feature on there, or set ORDER_TRACKING',
      );
    return made;
  }
}
