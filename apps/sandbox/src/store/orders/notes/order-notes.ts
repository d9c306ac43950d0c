import { gmtText } from '../../state/shop-time';
import { withAllowedMarkup } from '../../texts/markup/kses';
import { withoutSlashes } from '../../texts/php';
import type { OrderIds } from '../order-ids';

/** A remark on an order. */
export interface OrderNote {
  readonly id: number;
  readonly orderId: number;
  readonly author: string;
  readonly date_created_gmt: string;
  readonly note: string;
  /** Whether the customer is told of it. */
  readonly customer_note: boolean;
}

/** Who writes what the shop itself has to say. */
const SYSTEM = 'WooCommerce';

/** The remarks on the shop's orders. */
export class OrderNotes {
  readonly notes = new Map<number, OrderNote>();

  constructor(
    private readonly ids: OrderIds,
    private readonly now: () => number,
  ) {}

  /** Writes down a remark. */
  add(
    { id }: { readonly id: number },
    note: string,
    options: Partial<Pick<OrderNote, 'author' | 'customer_note'>> = {},
  ): OrderNote {
    const added: OrderNote = {
      id: this.ids.note(),
      orderId: id,
      author: options.author ?? SYSTEM,
      date_created_gmt: gmtText(this.now()),
      note: withAllowedMarkup(withoutSlashes(note)),
      customer_note: options.customer_note ?? false,
    };
    this.notes.set(added.id, added);
    return added;
  }

  /** The remarks on an order: the newest second first, those of one second in their turn. */
  of(orderId: number): OrderNote[] {
    return [...this.notes.values()]
      .filter((note) => note.orderId === orderId)
      .sort(
        (a, b) => Date.parse(b.date_created_gmt) - Date.parse(a.date_created_gmt) || a.id - b.id,
      );
  }

  /** Forgets the remarks on an order that is gone. */
  forget(orderId: number): void {
    for (const { id } of this.of(orderId)) this.notes.delete(id);
  }
}
