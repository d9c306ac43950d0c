import type { Request, Response } from 'express';
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

  /** Creates, then updates, then deletes for good; 200 whatever fails inside (facts.md 15, 16). */
  private batch(request: Request, response: Response): Answer {
    const { create = [], update = [], delete: removed = [] } = request.body as Record<string, unknown[]>;
    const { maxBatch, workers } = this.context;
    if (create.length + update.length + removed.length > maxBatch) {
      const message = `Unable to accept more than ${maxBatch} items for this request.`;
      throw new StoreError(413, 'woocommerce_rest_request_entity_too_large', message);
    }
    const body: Record<string, unknown[]> = {};
    if (create.length > 0) body['create'] = create.map((item) => this.createInBatch(item as Body, response));
    if (update.length > 0) body['update'] = update.map((item) => this.updateInBatch(item as Body, response));
    if (removed.length > 0) body['delete'] = removed.map((id) => this.removeInBatch(Number(id), response));
    const costMs =
      create.length * workers.model.perCreate + (update.length + removed.length) * workers.model.perUpdate;
    return { body: Object.keys(body).length === 0 ? [] : body, costMs };
  }

  private createInBatch(item: Body, response: Response): unknown {
    return inBatch(0, () => {
      const order = this.context.orders.create(item, 'batch');
      this.journal('create', order, item, response);
      return this.view(order, item['_fields']);
    });
  }

  private updateInBatch(item: Body, response: Response): unknown {
    const id = Number(item['id']);
    return inBatch(id, () => {
      const order = this.context.orders.get(id, NOT_WRITABLE);
      this.context.orders.change(order, item, 'batch');
      this.journal('update', order, item, response);
      return this.view(order, item['_fields']);
    });
  }

  private removeInBatch(id: number, response: Response): unknown {
    return inBatch(id, () => {
      const order = this.context.orders.get(id);
      const view = this.view(order, undefined);
      this.context.orders.remove(order, true);
      this.journal('delete', order, {}, response);
      return view;
    });
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

function inBatch(id: number, write: () => unknown): unknown {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { id, error: error.body() };
  }
}
