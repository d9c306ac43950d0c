import type { Request, Response } from 'express';
import { pageOf } from './paging';
import { dateFilter } from './list-dates';
import type { Resource, ResourceRoute } from './resource';
import { callOf, type Answer, type StoreContext } from './store-context';
import { StoreError } from './store-error';

/** The routes below `/orders`. */
export class OrderRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/orders', handle: (request) => this.list(request) },
    { takes: 'editable', path: '/orders/:id', handle: (request, response) => this.update(request, response) },
  ];

  constructor(private readonly context: StoreContext) {}

  /** GET /orders. */
  list(request: Request): Answer {
    const { query } = request;
    const inTime = dateFilter(query, this.context);
    const ascending = query['order'] === 'asc';
    const orders = [...this.context.orders.orders.values()]
      .filter((order) => query['status'] === undefined || order.status === query['status'])
      .filter((order) => {
        const createdAt = Date.parse(`${String(order['date_created_gmt'])}Z`);
        const modifiedAt = Date.parse(`${order.date_modified_gmt}Z`);
        return inTime === null || inTime({ createdAt, modifiedAt });
      })
      .sort((a, b) => (ascending ? a.id - b.id : b.id - a.id));
    return pageOf(orders, query, (order) => order);
  }

  /** PUT /orders/{id}: status and meta data. */
  update(request: Request, response: Response): Answer {
    const order = this.context.orders.orders.get(Number(request.params['id']));
    if (order === undefined)
      throw new StoreError(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
    const fields = request.body as Record<string, unknown>;
    this.context.orders.change(order, fields);
    const { callId, route } = callOf(response);
    this.context.journal.write({
      route,
      kind: 'update',
      resource: 'order',
      id: order.id,
      sku: '',
      fields,
      callId,
    });
    return { body: order, costMs: this.context.workers.model.perUpdate };
  }
}
