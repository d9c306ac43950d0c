import type { Response } from 'express';
import { textOf } from '../../texts/coercions';
import { apiUrl } from '../../http/links';
import type { Resource, ResourceRoute } from '../../http/resource';
import { CONTEXT } from '../../rest/list-args';
import type { Params, RestCall } from '../../rest/rest-call';
import { flag, initially, oneOf, text, type Arguments } from '../../rest/schema';
import { instantOfGmt, localText } from '../../state/shop-time';
import { callOf, type Answer, type StoreContext } from '../../store-context';
import { StoreError } from '../../http/store-error';
import type { StoreOrder } from '../store-order';
import type { OrderNote } from './order-notes';

/** Who writes a note for the one whose key it is. */
const SHOPKEEPER = 'admin';

const NOTE: Arguments = {
  note: { ...text, required: true },
  customer_note: initially(false, flag),
  added_by_user: initially(false, flag),
};
const LIST: Arguments = {
  context: CONTEXT,
  type: initially('any', oneOf('any', 'customer', 'internal')),
};

/** The routes of an order's notes. */
export class NoteRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/orders/:order_id/notes',
      args: LIST,
      handle: (call) => this.list(call),
    },
    {
      takes: 'creatable',
      path: '/orders/:order_id/notes',
      args: NOTE,
      handle: (call) => this.create(call),
    },
    {
      takes: 'readable',
      path: '/orders/:order_id/notes/:id',
      args: { context: CONTEXT },
      handle: (call) => ({ body: this.view(this.find(call, this.orderOf(call))) }),
    },
    {
      takes: 'deletable',
      path: '/orders/:order_id/notes/:id',
      args: { force: initially(false, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const order = this.orderOf(call, 'woocommerce_rest_shop_order_invalid_id');
    const { type } = call.params;
    const notes = this.context.orders.notes
      .of(order.id)
      .filter(({ customer_note }) => type === 'any' || customer_note === (type === 'customer'));
    return { body: notes.map((note) => this.view(note)) };
  }

  // A note leaves the order's date as it is (fact 26).
  private create(call: RestCall): Answer {
    const order = this.orderOf(call);
    const { note, customer_note, added_by_user } = call.params;
    const added = this.context.orders.notes.add(order, textOf(note), {
      customer_note: customer_note === true,
      ...(added_by_user === true ? { author: SHOPKEEPER } : {}),
    });
    if (!this.context.behaviours.has('note-leaves-modified'))
      this.context.orders.touched(order, true);
    this.journal('create', added, call.body, call.response);
    return { status: 201, body: this.view(added), costMs: this.context.workers.model.perUpdate };
  }

  private remove(call: RestCall): Answer {
    if (call.params['force'] !== true) {
      throw new StoreError(
        501,
        'woocommerce_rest_trash_not_supported',
        'Webhooks do not support trashing.',
      );
    }
    const note = this.find(call, this.orderOf(call));
    this.context.orders.notes.notes.delete(note.id);
    this.journal('delete', note, {}, call.response);
    return { body: this.view(note), costMs: this.context.workers.model.perUpdate };
  }

  private find({ path }: RestCall, order: StoreOrder): OrderNote {
    const note = this.context.orders.notes.notes.get(Number(path['id']));
    if (note?.orderId !== order.id) {
      throw new StoreError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
    }
    return note;
  }

  private orderOf({ path }: RestCall, code = 'woocommerce_rest_order_invalid_id'): StoreOrder {
    const order = this.context.orders.orders.get(Number(path['order_id']));
    if (order === undefined) throw new StoreError(404, code, 'Invalid order ID.');
    return order;
  }

  private view({
    id,
    orderId,
    author,
    date_created_gmt,
    note,
    customer_note,
  }: OrderNote): Record<string, unknown> {
    const order = apiUrl(this.context.homeUrl(), `/orders/${orderId}`);
    return {
      id,
      author,
      date_created: localText(instantOfGmt(date_created_gmt), this.context.settings.timeZone),
      date_created_gmt,
      note,
      customer_note,
      _links: {
        self: [{ href: `${order}/notes/${id}`, targetHints: { allow: ['GET', 'DELETE'] } }],
        collection: [{ href: `${order}/notes` }],
        up: [{ href: order }],
      },
    };
  }

  private journal(
    kind: 'create' | 'delete',
    { id }: OrderNote,
    fields: Params,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'note', id, sku: '', fields, callId });
  }
}
