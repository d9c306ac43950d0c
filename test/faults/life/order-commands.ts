import { the } from '../../support/the';
import type { Lab } from '../lab/lab';

/** What the ERP says of an order here. */
const SAID = {
  booked: { document: 'SO-1' },
  shipped: { trackingNumbers: ['AWB-1'], carrier: 'Sameday' },
  cancelled: { reason: 'gone' },
  refunded: { amount: '2.50' },
} as const;

/** How its order is to be in the shop then. Each change of a status is a mail to the customer. */
const WANTED = {
  booked: { status: 'processing', mails: 0, refunds: 0, parcels: 0, document: 'SO-1' },
  shipped: { status: 'completed', mails: 1, refunds: 0, parcels: 1, document: null },
  cancelled: { status: 'cancelled', mails: 1, refunds: 0, parcels: 0, document: null },
  refunded: { status: 'processing', mails: 0, refunds: 1, parcels: 0, document: null },
} as const;

/** One of the four things. */
export type CommandName = keyof typeof SAID;

/** All four. */
export const COMMAND_NAMES = Object.keys(SAID) as readonly CommandName[];

/** Says one of them of an order, over HTTP; the same of the same order is a repeat. */
export async function sayOfOrder(lab: Lab, name: CommandName, orderId: number): Promise<void> {
  const data = { eventId: `${name}-${orderId}`, orderId, ...SAID[name] };
  await lab.call('POST', '/events', { events: [{ type: `order.${name}`, data }] });
}

/** Throws where an order is not as was said of it: something is missing, or was done twice. */
export function followedOnce(lab: Lab, name: CommandName, orderId: number): void {
  const [seen, wanted] = [inShop(lab, orderId), WANTED[name]].map((one) => JSON.stringify(one));
  if (seen !== wanted) throw new Error(`${name} ${orderId}: the shop has ${seen}, not ${wanted}`);
}

function inShop({ shop }: Lab, orderId: number): object {
  const { orders, settings } = shop.double;
  const { status, meta_data: meta } = the(orders.orders.get(orderId));
  const valueOf = (key: string): unknown => meta.find((row) => row.key === key)?.value ?? null;
  const tracking = valueOf('_wc_shipment_tracking_items');
  const fulfilments = [...orders.fulfilments.values()].filter((one) => one.orderId === orderId);
  return {
    status,
    mails: orders.notes.of(orderId).filter(({ note }) => note.startsWith('Order status')).length,
    refunds: orders.refunds.list(orderId).length,
    parcels: settings.fulfillments
      ? fulfilments.length
      : Object.keys((tracking as object | null) ?? {}).length,
    document: valueOf('_cypher_document'),
  };
}
