import type { Response } from 'express';
import { Batch, type Written } from '../http/batch';
import type { Strictness } from '../texts/coercions';
import { pageAnswer, pageRange } from '../http/paging';
import type { Resource, ResourceRoute } from '../http/resource';
import { CONTEXT } from '../rest/list-args';
import { withFields } from '../rest/response-fields';
import type { Params, RestCall } from '../rest/rest-call';
import { flag, initially } from '../rest/schema';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import { integerOf, isEmpty } from '../texts/php';
import { ORDER_CREATE, ORDER_INITIAL, ORDER_LIST, ORDER_WRITE } from './order-args';
import { ordersListed } from './order-list';
import type { StoreOrder } from './store-order';
import { rawOrder, withoutUnnamed } from './view/order-fields';
import { orderView, statusesView } from './view/order-view';

/** The routes below `/orders`, but refunds and notes. */
export class OrderRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/orders', args: ORDER_LIST, handle: (call) => this.list(call) },
    {
      takes: 'creatable',
      path: '/orders',
      args: ORDER_CREATE,
      handle: (call) => this.create(call),
    },
    { takes: 'readable', path: '/orders/statuses', handle: () => ({ body: statusesView() }) },
    { takes: 'editable', path: '/orders/batch', handle: (call) => this.batch(call) },
    {
      takes: 'readable',
      path: '/orders/:id',
      args: { context: CONTEXT },
      handle: (call) => this.get(call),
    },
    {
      takes: 'editable',
      path: '/orders/:id',
      args: ORDER_WRITE,
      handle: (call) => this.update(call),
    },
    {
      takes: 'deletable',
      path: '/orders/:id',
      args: { force: initially(false, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const { params, query } = call;
    const rows = ordersListed(this.context.orders.orders.values(), params, this.context);
    const range = pageRange(params);
    const page = rows.slice(range.from, range.from + range.perPage);
    // The links say what orders were looked for, also where nobody said it; and how they are shown,
    // where any are.
    const {
      status = ['any'],
      dp = String(this.context.settings.decimals),
      context = 'view',
    } = query;
    const linkDefaults = page.length === 0 ? { status } : { status, dp, context };
    const list = { shop: this.context, path: '/orders', linkDefaults };
    const shown = page.map((order) =>
      withFields(this.view(order, params), params['_fields'], this.reaches()),
    );
    // A page without rows knows of no others.
    return pageAnswer(shown, page.length === 0 ? 0 : rows.length, range, call, list);
  }

  private get({ path, params }: RestCall): Answer {
    return { body: this.view(this.find(Number(path['id'])), params) };
  }

  private create({ params, body, response }: RestCall): Answer {
    const { order, costMs } = this.make(params, body, 'single', response);
    return { status: 201, body: this.view(order, params), costMs };
  }

  private update({ path, params, body, response }: RestCall): Answer {
    const order = this.writable(Number(path['id']));
    this.context.orders.change(order, params);
    this.journal('update', order, body, response);
    return { body: this.view(order, params), costMs: this.context.workers.model.perUpdate };
  }

  // The answer has the status that the order had before.
  private remove({ path, params, response }: RestCall): Answer {
    const order = this.find(Number(path['id']));
    const force = params['force'] === true;
    if (!force && order.status === 'trash') {
      throw new StoreError(
        410,
        'woocommerce_rest_already_trashed',
        'The shop_order has already been deleted.',
      );
    }
    const body = this.view(order, params);
    this.context.orders.remove(order, force);
    this.journal(force ? 'delete' : 'trash', order, {}, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private batch({ params, query, response }: RestCall): Promise<Answer> {
    const { orders, workers } = this.context;
    const shown = (order: StoreOrder, item: Params): unknown =>
      item['_fields'] === undefined
        ? this.view(order, item)
        : rawOrder(order, this.view(order, item), item, this.context);
    const batch = new Batch(this.context, {
      create: (item): Written => {
        const { order, costMs } = this.make({ ...ORDER_INITIAL, ...item }, item, 'batch', response);
        return { body: shown(order, item), costMs };
      },
      update: (item): Written => {
        const order = this.writable(integerOf(item['id']));
        orders.change(order, item, 'batch');
        this.journal('update', order, item, response);
        return { body: shown(order, item), costMs: workers.model.perUpdate };
      },
      remove: (id): Written => {
        const order = this.find(id);
        const body = this.view(order, {});
        orders.remove(order, true);
        this.journal('delete', order, {}, response);
        return { body, costMs: workers.model.perUpdate };
      },
    });
    return batch.answer({ params, query });
  }

  private make(
    params: Params,
    raw: Params,
    strictness: Strictness,
    response: Response,
  ): { order: StoreOrder; costMs: number } {
    if (!isEmpty(params['id']))
      throw new StoreError(
        400,
        'woocommerce_rest_shop_order_exists',
        'Cannot create existing shop_order.',
      );
    const order = this.context.orders.create(params, strictness);
    this.journal('create', order, raw, response);
    return { order, costMs: this.context.workers.model.perCreate };
  }

  private find(id: number): StoreOrder {
    const order = this.context.orders.orders.get(id);
    if (order !== undefined) return order;
    throw new StoreError(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
  }

  /** An order to write: an unknown one is refused in other words than where it is read. */
  private writable(id: number): StoreOrder {
    const order = this.context.orders.orders.get(id);
    if (order !== undefined) return order;
    throw new StoreError(400, 'woocommerce_rest_shop_order_invalid_id', 'ID is invalid.');
  }

  private view(order: StoreOrder, params: Params): Record<string, unknown> {
    const { dp, include_meta: includeMeta, exclude_meta: excludeMeta, _fields: fields } = params;
    const whole = orderView(order, this.context, { dp, includeMeta, excludeMeta });
    return this.reaches() ? whole : withoutUnnamed(whole, fields);
  }

  private reaches(): boolean {
    return !this.context.behaviours.has('fields-stop-at-lists');
  }

  private journal(
    kind: 'create' | 'update' | 'trash' | 'delete',
    { id }: StoreOrder,
    body: Params,
    response: Response,
  ): void {
    const { _fields: _view, id: _id, ...fields } = body;
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'order', id, sku: '', fields, callId });
  }
}
