import type { Response } from 'express';
import { apiUrl } from '../../http/links';
import { datesWithin, hasDates } from '../../http/list-dates';
import { pageOf, type PagedList } from '../../http/paging';
import type { Resource, ResourceRoute } from '../../http/resource';
import { CONTEXT } from '../../rest/list-args';
import { withFields } from '../../rest/response-fields';
import type { Params, RestCall } from '../../rest/rest-call';
import { flag, initially } from '../../rest/schema';
import { instantOfGmt, localText } from '../../state/shop-time';
import { callOf, type Answer, type StoreContext } from '../../store-context';
import { StoreError } from '../../http/store-error';
import { REFUND_CREATE, REFUND_LIST } from '../order-args';
import type { StoreOrder } from '../store-order';
import { linesFor } from '../view/order-view';
import { wantedRefund } from './refund-request';
import type { StoreRefund } from './store-refund';

/** The routes of refunds, of one order and of all. */
export class RefundRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/refunds',
      args: REFUND_LIST,
      handle: (call) => this.listAll(call),
    },
    {
      takes: 'readable',
      path: '/orders/:order_id/refunds',
      args: REFUND_LIST,
      handle: (call) => this.list(call),
    },
    {
      takes: 'creatable',
      path: '/orders/:order_id/refunds',
      args: REFUND_CREATE,
      handle: (call) => this.create(call),
    },
    {
      takes: 'readable',
      path: '/orders/:order_id/refunds/:id',
      args: { context: CONTEXT },
      handle: (call) => ({ body: this.view(this.find(call), call.params) }),
    },
    {
      takes: 'deletable',
      path: '/orders/:order_id/refunds/:id',
      // Here it is for good by itself.
      args: { force: initially(true, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private listAll(call: RestCall): Answer {
    const refunds = this.listed(call, this.context.orders.refunds.list());
    const view = (refund: StoreRefund): unknown => {
      const { _links: links, ...shown } = this.view(refund, call.params);
      return withFields(
        { ...shown, parent_id: refund.orderId, _links: links },
        call.params['_fields'],
      );
    };
    return pageOf(refunds, call, view, this.listAt('/refunds', refunds, call));
  }

  private list(call: RestCall): Answer {
    const order = Number(call.path['order_id']);
    const refunds = this.listed(call, this.context.orders.refunds.list(order));
    const view = (refund: StoreRefund): unknown =>
      withFields(this.view(refund, call.params), call.params['_fields']);
    return pageOf(refunds, call, view, this.listAt(`/orders/${order}/refunds`, refunds, call));
  }

  /** Links say how many decimals are shown, also where nobody said it. */
  private listAt(path: string, refunds: readonly StoreRefund[], { query }: RestCall): PagedList {
    const { dp = String(this.context.settings.decimals) } = query;
    return { shop: this.context, path, linkDefaults: refunds.length === 0 ? {} : { dp } };
  }

  private listed({ params }: RestCall, refunds: readonly StoreRefund[]): StoreRefund[] {
    const { settings, behaviours } = this.context;
    const include = params['include'] as readonly number[];
    const exclude = params['exclude'] as readonly number[];
    const within = hasDates(params)
      ? datesWithin(params, settings.timeZone, behaviours)
      : () => true;
    const direction = params['order'] === 'asc' ? 1 : -1;
    return refunds
      .filter(({ id }) => (include.length === 0 || include.includes(id)) && !exclude.includes(id))
      .filter(({ date_created_gmt: at }) =>
        within({ created: instantOfGmt(at), modified: instantOfGmt(at) }),
      )
      .sort(
        (a, b) =>
          direction *
          (instantOfGmt(a.date_created_gmt) - instantOfGmt(b.date_created_gmt) || a.id - b.id),
      );
  }

  private create(call: RestCall): Answer {
    const order = this.orderOf(call);
    const refund = this.context.orders.refund(order, wantedRefund(call.params));
    this.journal('create', refund, call.body, call.response);
    // The shop does not fill in the id of the order here.
    const location = `${apiUrl(this.context.homeUrl(), String.raw`/orders/(?P<order_id>[\d]+)/refunds`)}/${refund.id}`;
    return {
      status: 201,
      headers: { Location: location },
      body: this.view(refund, call.params),
      costMs: this.context.workers.model.perUpdate,
    };
  }

  private remove(call: RestCall): Answer {
    const refund = this.find(call);
    if (call.params['force'] !== true) {
      const message = 'The refund does not support trashing.';
      throw new StoreError(501, 'woocommerce_rest_trash_not_supported', message);
    }
    this.context.orders.refunds.remove(refund);
    this.journal('delete', refund, {}, call.response);
    return { body: this.view(refund, call.params), costMs: this.context.workers.model.perUpdate };
  }

  private find(call: RestCall): StoreRefund {
    const refund = this.context.orders.refunds.refunds.get(Number(call.path['id']));
    if (refund === undefined) {
      throw new StoreError(404, 'woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.');
    }
    if (refund.orderId === this.orderOf(call).id) return refund;
    throw new StoreError(
      500,
      'woocommerce_rest_invalid_order_refund_id',
      'Invalid order refund ID.',
      {},
      { data: 404 },
    );
  }

  private orderOf({ path }: RestCall): StoreOrder {
    const order = this.context.orders.orders.get(Number(path['order_id']));
    if (order !== undefined) return order;
    throw new StoreError(
      500,
      'woocommerce_rest_invalid_order_id',
      'Invalid order ID.',
      {},
      { data: 404 },
    );
  }

  private view(refund: StoreRefund, params: Params): Record<string, unknown> {
    const { id, date_created_gmt, amount, reason, meta_data, orderId } = refund;
    const lines = linesFor(this.context, { dp: params['dp'] });
    const orders = apiUrl(this.context.homeUrl(), '/orders');
    return {
      id,
      date_created: localText(instantOfGmt(date_created_gmt), this.context.settings.timeZone),
      date_created_gmt,
      amount: lines.amount(amount),
      reason,
      refunded_by: 1,
      refunded_payment: false,
      meta_data,
      line_items: refund.line_items.map((line) => lines.product(line)),
      shipping_lines: refund.shipping_lines.map((line) => lines.shipping(line)),
      tax_lines: refund.tax_lines.map((line) => lines.tax(line)),
      fee_lines: refund.fee_lines.map((line) => lines.fee(line)),
      _links: {
        self: [
          { href: `${orders}/${orderId}/refunds/${id}`, targetHints: { allow: ['GET', 'DELETE'] } },
        ],
        collection: [{ href: `${orders}/${orderId}/refunds` }],
        up: [{ href: `${orders}/${orderId}` }],
      },
    };
  }

  private journal(
    kind: 'create' | 'delete',
    { id }: StoreRefund,
    fields: Params,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'refund', id, sku: '', fields, callId });
  }
}
