import type { Request, Response } from 'express';
import { Batch } from '../batch';
import { pickedFields } from '../list-fields';
import { pageOf } from '../paging';
import type { Resource, ResourceRoute } from '../resource';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import { ordersListed } from './order-list';
import { orderView, statusesView } from './order-view';
import type { StoreOrder } from './store-order';

/** What the links of a list of orders say, although nobody asked for it. */
const LINK_DEFAULTS = { 'status[0]': 'any', dp: '2', context: 'view' };

type Body = Readonly<Record<string, unknown>>;

/** How a write of an order that there is not is refused. */
const NOT_WRITABLE = { status: 400, message: 'ID is invalid.' };

/** The routes below `/orders`, but refunds and notes. */
export class OrderRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/orders', handle: (request) => this.list(request) },
    { takes: 'creatable', path: '/orders', handle: (request, response) => this.create(request, response) },
    { takes: 'readable', path: '/orders/statuses', handle: () => ({ body: statusesView() }) },
    {
      takes: 'editable',
      path: '/orders/batch',
      handle: (request, response) => this.batch(request, response),
    },
    { takes: 'readable', path: '/orders/:id', handle: (request) => this.get(request) },
    { takes: 'editable', path: '/orders/:id', handle: (request, response) => this.update(request, response) },
    {
      takes: 'deletable',
      path: '/orders/:id',
      handle: (request, response) => this.remove(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list({ query }: Request): Answer {
    const { orders, settings, behaviours } = this.context;
    const rows = ordersListed(orders.orders.values(), query, settings.timeZone, behaviours);
    const list = { shop: this.context, path: '/orders', linkDefaults: LINK_DEFAULTS };
    return pageOf(rows, query, (order) => this.view(order, query['_fields']), list);
  }

  private get(request: Request): Answer {
    return {
      body: this.view(this.context.orders.get(Number(request.params['id'])), request.query['_fields']),
    };
  }

  private create(request: Request, response: Response): Answer {
    const body = request.body as Body;
    const order = this.context.orders.create(body, 'single');
    this.journal('create', order, body, response);
    return {
      status: 201,
      body: this.view(order, request.query['_fields']),
      costMs: this.context.workers.model.perCreate,
    };
  }

  private update(request: Request, response: Response): Answer {
    const order = this.context.orders.get(Number(request.params['id']), NOT_WRITABLE);
    this.context.orders.change(order, request.body);
    this.journal('update', order, request.body as Body, response);
    return {
      body: this.view(order, request.query['_fields']),
      costMs: this.context.workers.model.perUpdate,
    };
  }

  // The answer has the status that the order had before.
  private remove(request: Request, response: Response): Answer {
    const order = this.context.orders.get(Number(request.params['id']));
    const force = request.query['force'] === 'true';
    if (!force && order.status === 'trash') {
      throw new StoreError(410, 'woocommerce_rest_already_trashed', 'The Order has already been deleted.');
    }
    const body = this.view(order, request.query['_fields']);
    this.context.orders.remove(order, force);
    this.journal(force ? 'delete' : 'trash', order, {}, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private batch(request: Request, response: Response): Promise<Answer> {
    const { orders, workers } = this.context;
    const batch = new Batch(this.context, {
      create: (item) => {
        const order = orders.create(item, 'batch');
        this.journal('create', order, item, response);
        return { body: this.view(order, item['_fields']), costMs: workers.model.perCreate };
      },
      update: (item) => {
        const order = orders.get(Number(item['id']), NOT_WRITABLE);
        orders.change(order, item, 'batch');
        this.journal('update', order, item, response);
        return { body: this.view(order, item['_fields']), costMs: workers.model.perUpdate };
      },
      remove: (id) => {
        const order = orders.get(id);
        const body = this.view(order, undefined);
        orders.remove(order, true);
        this.journal('delete', order, {}, response);
        return { body, costMs: workers.model.perUpdate };
      },
    });
    return batch.answer(request.body, request.query);
  }

  private view(order: StoreOrder, fields: unknown): Record<string, unknown> {
    const reaches = !this.context.behaviours.has('fields-stop-at-lists');
    return pickedFields(orderView(order, this.context), fields, reaches);
  }

  private journal(
    kind: 'create' | 'update' | 'trash' | 'delete',
    { id }: StoreOrder,
    body: Body,
    response: Response,
  ): void {
    const { _fields: _view, id: _id, ...fields } = body;
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'order', id, sku: '', fields, callId });
  }
}
