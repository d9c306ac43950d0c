import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Shipment } from '../../../domain/orders/commands/order-command';
import { shippingStep, type ShippingStep } from '../../../domain/orders/commands/order-rules';
import { withTracking, type TrackingPlace } from '../../../domain/orders/commands/tracking';
import type { OrderChange, OrderInShop } from '../../ports/shop/orders/shop-order-changes.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { FulfilmentCapability } from './fulfilment-capability';
import { OrderCall, type CommandPass } from './order-call';
import { readOfOrder } from './order-reads';

/** Where both plugins for tracking keep what they know of an order's parcels (fact 84). */
const TRACKING_META = '_wc_shipment_tracking_items';

/** A shipment, what it comes to, and the order that it is of. */
interface ShippingPass extends CommandPass {
  readonly shipment: Shipment;
  readonly step: ShippingStep;
  readonly inShop: OrderInShop;
}

/** Tells the shop what the ERP has shipped. */
@Injectable()
export class OrderShipping {
  constructor(
    private readonly calls: OrderCall,
    private readonly capability: FulfilmentCapability,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Writes tracking numbers and, once all is shipped, the status; what is there already is left
   * alone. The status goes last, or with the numbers: the shop's mail about it shows them. Answers
   * whether anything was written. Throws what `OrderCall` throws, and `OrderRefusal`.
   * @param before the order's shipments until now
   */
  async ship(
    pass: CommandPass,
    shipment: Shipment,
    inShop: OrderInShop,
    before: readonly Shipment[],
  ): Promise<boolean> {
    const { store, command } = pass;
    const { order } = inShop;
    const refunds =
      order.refunds.length === 0
        ? []
        : await readOfOrder(store, order.orderId, () => store.orderChanges.refunds(order));
    const { shippedStatus, tracking } = this.policy.orderWriting(command.storeId);
    const step = shippingStep(order, shipment, { before, refunds }, shippedStatus);
    const shipping = { ...pass, shipment, step, inShop };
    const fulfilled = await this.fulfil(shipping, tracking);
    const meta = fulfilled === null ? this.trackingMeta(shipping, tracking) : null;
    const change: OrderChange = {
      ...(step.status === null ? {} : { status: step.status }),
      ...(meta === null ? {} : { meta: { [TRACKING_META]: meta } }),
    };
    if (Object.keys(change).length === 0) return fulfilled === 'made';
    await this.calls.make(pass, { action: 'orders.ship', request: { ...change } }, () =>
      store.orderChanges.change(order.orderId, change),
    );
    return true;
  }

  /** Makes a fulfilment where the shop is to have one; null where it is not. */
  private async fulfil(
    { step, shipment, ...pass }: ShippingPass,
    place: TrackingPlace,
  ): Promise<'made' | 'there' | null> {
    if (place !== 'auto' && place !== 'fulfillments') return null;
    const { store, command } = pass;
    const made = await this.capability.madeFor(store, command, place);
    if (made === null) return null;
    if (made.includes(command.commandId)) return 'there';
    // The shop takes none without pieces.
    if (step.lines.length === 0) return null;
    const fulfilment = {
      orderId: command.orderId,
      madeFor: command.commandId,
      lines: step.lines,
      trackingNumber: shipment.trackingNumbers.join(', '),
      carrier: shipment.carrier,
      trackingUrl: shipment.trackingUrl,
      // Where the status changes, the shop writes to the customer of that.
      notifies: step.status === null,
    };
    await this.calls.make(pass, { action: 'orders.fulfil', request: fulfilment }, () =>
      store.orderChanges.fulfil(fulfilment),
    );
    return 'made';
  }

  private trackingMeta(
    { record, command, shipment, inShop }: ShippingPass,
    place: TrackingPlace,
  ): readonly unknown[] | null {
    if (place === 'none' || place === 'fulfillments') return null;
    const shippedAt = shipment.shippedAt === null ? record.now() : new Date(shipment.shippedAt);
    const idOf = (number: string): string =>
      createHash('md5').update(`${command.commandId}\n${number}`).digest('hex');
    return withTracking(inShop.meta.get(TRACKING_META), shipment, { place, shippedAt, idOf });
  }
}
