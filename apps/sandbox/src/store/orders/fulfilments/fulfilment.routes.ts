import { StoreError } from '../../http/store-error';
import type { Resource, ResourceRoute } from '../../http/resource';
import { isSent, type RestCall } from '../../rest/rest-call';
import { anything, flag, initially, text, type Arguments } from '../../rest/schema';
import { isRecord } from '../../rest/values';
import { textOf } from '../../texts/coercions';
import { localText } from '../../state/shop-time';
import { callOf, type Answer, type StoreContext } from '../../store-context';
import { keptMeta } from '../writing/kept-meta';
import type { OrderMeta, StoreOrder } from '../store-order';
import type { StoreFulfilment } from './store-fulfilment';

const STATUSES = new Set(['fulfilled', 'unfulfilled']);

const FULFILMENT: Arguments = {
  status: text,
  is_fulfilled: initially(false, flag),
  meta_data: { ...anything, required: true },
  notify_customer: initially(false, flag),
};

/** The routes of an order's fulfilments, where the feature is on (facts 44, 80). */
export class FulfilmentRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/orders/:order_id/fulfillments',
      handle: (call) => this.list(call),
    },
    {
      takes: 'creatable',
      path: '/orders/:order_id/fulfillments',
      args: FULFILMENT,
      handle: (call) => this.create(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const { id } = this.orderOf(call);
    const made = [...this.context.orders.fulfilments.values()];
    return { body: made.filter(({ orderId }) => orderId === id).map(viewOf) };
  }

  private create(call: RestCall): Answer {
    const order = this.orderOf(call);
    const { status, is_fulfilled, meta_data } = call.params;
    const { orders, settings, now, workers, behaviours } = this.context;
    const nextId = (): number => orders.ids.metaOfOrder();
    const meta = behaviours.has('fulfilment-meta-needs-id')
      ? metaWithIds(meta_data, nextId)
      : keptMeta(meta_data, [], nextId, () => false);
    if (!STATUSES.has(String(status))) throw refused('Invalid fulfillment status.');
    checkItems(meta.find(({ key }) => key === '_items')?.value);
    const fulfilment: StoreFulfilment = {
      id: orders.ids.fulfilment(),
      orderId: order.id,
      status: String(status),
      is_fulfilled: is_fulfilled === true,
      date_updated: localText(now(), settings.timeZone).replace('T', ' '),
      meta_data: meta,
    };
    orders.fulfilments.set(fulfilment.id, fulfilment);
    orders.touched(order, true);
    this.journal(fulfilment, call);
    return { status: 201, body: viewOf(fulfilment), costMs: workers.model.perUpdate };
  }

  private orderOf({ path }: RestCall): StoreOrder {
    if (!this.context.settings.fulfillments) {
      const message = 'No route was found matching the URL and request method.';
      throw new StoreError(404, 'rest_no_route', message);
    }
    const order = this.context.orders.orders.get(Number(path['order_id']));
    if (order !== undefined) return order;
    throw new StoreError(404, 'woocommerce_rest_order_invalid_id', 'Invalid order ID.');
  }

  private journal({ id }: StoreFulfilment, { body: fields, response }: RestCall): void {
    const { callId, route } = callOf(response);
    const written = { kind: 'create', resource: 'fulfilment', sku: '' } as const;
    this.context.journal.write({ ...written, route, id, fields, callId });
  }
}

/** Rows that have an id, a key and a value; all others vanish without a word (fact 92). */
function metaWithIds(sent: unknown, nextId: () => number): OrderMeta[] {
  const rows = isRecord(sent) ? Object.values(sent) : [];
  return rows.filter(isRecord).flatMap(({ id, key, value }) => {
    if (!isSent(id) || !isSent(key) || !isSent(value)) return [];
    return [{ id: nextId(), key: textOf(key), value }];
  });
}

/** @throws StoreError 400 where no piece of anything is named */
function checkItems(items: unknown): void {
  const rows = isRecord(items) ? Object.values(items) : [];
  if (rows.length === 0) throw refused('The fulfillment should contain at least one item.');
  for (const row of rows)
    if (!isRecord(row) || !isPositive(row['item_id']) || !isPositive(row['qty']))
      throw refused('Invalid item.');
}

/** The code of these is the number 0 (fact 81). */
function refused(message: string): StoreError {
  return new StoreError(400, 0, message);
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function viewOf({ id, orderId, ...fulfilment }: StoreFulfilment): Record<string, unknown> {
  return {
    id,
    entity_type: 'WC_Order',
    entity_id: String(orderId),
    ...fulfilment,
  };
}
