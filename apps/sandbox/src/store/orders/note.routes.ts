import type { Request, Response } from 'express';
import { textOf } from '../coercions';
import type { Resource, ResourceRoute } from '../resource';
import { gmtText, instantOfGmt, localText } from '../shop-time';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import type { StoreOrder } from './store-order';

/** A remark on an order. */
interface OrderNote {
  readonly id: number;
  readonly orderId: number;
  readonly date_created_gmt: string;
  readonly note: string;
  /** Whether the customer is told of it. */
  readonly customer_note: boolean;
}

const NO_ORDER = { status: 404, message: 'Invalid order ID.' };

/** The routes of an order's notes; the shop writes none itself. */
export class NoteRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/orders/:id/notes', handle: (request) => this.list(request) },
    {
      takes: 'creatable',
      path: '/orders/:id/notes',
      handle: (request, response) => this.create(request, response),
    },
    { takes: 'readable', path: '/orders/:id/notes/:note', handle: (request) => this.get(request) },
    {
      takes: 'deletable',
      path: '/orders/:id/notes/:note',
      handle: (request, response) => this.remove(request, response),
    },
  ];
  private readonly notes = new Map<number, OrderNote>();

  constructor(private readonly context: StoreContext) {}

  private list(request: Request): Answer {
    const order = this.orderOf(request);
    const type = request.query['type'];
    const body = [...this.notes.values()]
      .filter(({ orderId }) => orderId === order.id)
      .filter(({ customer_note }) => type !== 'customer' || customer_note)
      .filter(({ customer_note }) => type !== 'internal' || !customer_note)
      .map((note) => this.view(note));
    return { body };
  }

  // A note leaves the order's date as it is (facts.md 26).
  private create(request: Request, response: Response): Answer {
    const order = this.orderOf(request);
    const fields = request.body as Record<string, unknown>;
    if (fields['note'] === undefined) {
      throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): note', {
        params: ['note'],
      });
    }
    const note: OrderNote = {
      id: this.context.orders.ids.note(),
      orderId: order.id,
      date_created_gmt: gmtText(this.context.now()),
      note: textOf(fields['note']),
      customer_note: fields['customer_note'] === true,
    };
    this.notes.set(note.id, note);
    if (!this.context.behaviours.has('note-leaves-modified')) this.context.orders.touched(order, true);
    this.journal('create', note, fields, response);
    return { status: 201, body: this.view(note), costMs: this.context.workers.model.perUpdate };
  }

  private get(request: Request): Answer {
    return { body: this.view(this.getNote(request)) };
  }

  private remove(request: Request, response: Response): Answer {
    const note = this.getNote(request);
    if (request.query['force'] !== 'true') {
      throw new StoreError(501, 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.');
    }
    this.notes.delete(note.id);
    this.journal('delete', note, {}, response);
    return { body: this.view(note), costMs: this.context.workers.model.perUpdate };
  }

  private getNote(request: Request): OrderNote {
    const order = this.orderOf(request);
    const note = this.notes.get(Number(request.params['note']));
    if (note?.orderId !== order.id) {
      throw new StoreError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
    }
    return note;
  }

  private orderOf({ params }: Request): StoreOrder {
    return this.context.orders.get(Number(params['id']), NO_ORDER);
  }

  private view({ id, orderId, date_created_gmt, note, customer_note }: OrderNote): Record<string, unknown> {
    const order = `${this.context.homeUrl()}/wp-json/wc/v3/orders/${orderId}`;
    return {
      id,
      author: 'WooCommerce',
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
    fields: Readonly<Record<string, unknown>>,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'note', id, sku: '', fields, callId });
  }
}
