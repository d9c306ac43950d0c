import type { Request, Response } from 'express';
import { invalidParam } from '../coercions';
import { pickedFields } from '../list-fields';
import { pageOf } from '../paging';
import type { Resource, ResourceRoute } from '../resource';
import { instantOfGmt, localText } from '../shop-time';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import { refundBody, type StoreRefund } from './order-refunds';
import { lineView } from './order-view';
import type { StoreOrder } from './store-order';

const NO_ORDER = { status: 404, message: 'Invalid order ID.' };

/** The routes of refunds, of one order and of all. */
export class RefundRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/refunds', handle: (request) => this.listAll(request) },
    { takes: 'readable', path: '/orders/:id/refunds', handle: (request) => this.list(request) },
    {
      takes: 'creatable',
      path: '/orders/:id/refunds',
      handle: (request, response) => this.create(request, response),
    },
    { takes: 'readable', path: '/orders/:id/refunds/:refund', handle: (request) => this.get(request) },
    {
      takes: 'deletable',
      path: '/orders/:id/refunds/:refund',
      handle: (request, response) => this.remove(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private listAll({ query }: Request): Answer {
    return pageOf(this.context.orders.refunds.list(), query, (refund) =>
      pickedFields({ ...this.view(refund), parent_id: refund.orderId }, query['_fields']),
    );
  }

  private list(request: Request): Answer {
    const order = this.orderOf(request);
    const { query } = request;
    return pageOf(this.context.orders.refunds.list(order.id), query, (refund) =>
      pickedFields(this.view(refund), query['_fields']),
    );
  }

  private create(request: Request, response: Response): Answer {
    const order = this.orderOf(request);
    const body = refundBody.safeParse(request.body);
    if (!body.success) {
      const field = String(body.error.issues[0]?.path[0] ?? 'amount');
      throw invalidParam(field, `${field} is not valid.`);
    }
    const refund = this.context.orders.refund(order, body.data);
    this.journal('create', refund, request.body as Record<string, unknown>, response);
    // The shop does not fill in the id of the order here.
    const location = String.raw`${this.context.homeUrl()}/wp-json/wc/v3/orders/(?P<order_id>[\d]+)/refunds/${refund.id}`;
    return {
      status: 201,
      headers: { location },
      body: this.view(refund),
      costMs: this.context.workers.model.perUpdate,
    };
  }

  private get(request: Request): Answer {
    return { body: this.view(this.getRefund(request)) };
  }

  private remove(request: Request, response: Response): Answer {
    const refund = this.getRefund(request);
    if (request.query['force'] !== 'true') {
      throw new StoreError(501, 'woocommerce_rest_trash_not_supported', 'Refunds do not support trashing.');
    }
    this.context.orders.refunds.remove(this.orderOf(request), refund);
    this.journal('delete', refund, {}, response);
    return { body: this.view(refund), costMs: this.context.workers.model.perUpdate };
  }

  private getRefund(request: Request): StoreRefund {
    const order = this.orderOf(request);
    const refund = this.context.orders.refunds.refunds.get(Number(request.params['refund']));
    if (refund?.orderId !== order.id) {
      throw new StoreError(404, 'woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.');
    }
    return refund;
  }

  private orderOf({ params }: Request): StoreOrder {
    return this.context.orders.get(Number(params['id']), NO_ORDER);
  }

  private view(refund: StoreRefund): Record<string, unknown> {
    const { id, date_created_gmt, amount, reason, meta_data, line_items, orderId } = refund;
    const orders = `${this.context.homeUrl()}/wp-json/wc/v3/orders`;
    return {
      id,
      date_created: localText(instantOfGmt(date_created_gmt), this.context.settings.timeZone),
      date_created_gmt,
      amount,
      reason,
      refunded_by: 1,
      refunded_payment: false,
      meta_data,
      line_items: line_items.map(lineView),
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
      _links: {
        self: [{ href: `${orders}/${orderId}/refunds/${id}`, targetHints: { allow: ['GET', 'DELETE'] } }],
        collection: [{ href: `${orders}/${orderId}/refunds` }],
        up: [{ href: `${orders}/${orderId}` }],
      },
    };
  }

  private journal(
    kind: 'create' | 'delete',
    { id }: StoreRefund,
    fields: Readonly<Record<string, unknown>>,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'refund', id, sku: '', fields, callId });
  }
}
