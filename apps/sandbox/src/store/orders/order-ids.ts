/** The last number of each kind that was given. */
export interface OrderCounts {
  lines: number;
  lineMeta: number;
  orderMeta: number;
  notes: number;
  /** Missing in what an earlier double kept. */
  fulfilments?: number;
}

/**
 * Numbers of what belongs to orders; as in the shop, lines and what is kept with them count on
 * their own.
 */
export class OrderIds {
  readonly counts: OrderCounts = { lines: 0, lineMeta: 0, orderMeta: 0, notes: 0 };

  /** A number for a line of an order, of whatever kind. */
  line(): number {
    return (this.counts.lines += 1);
  }

  /** A number for something that is kept with a line. */
  metaOfLine(): number {
    return (this.counts.lineMeta += 1);
  }

  /** A number for something that is kept with an order or a refund. */
  metaOfOrder(): number {
    return (this.counts.orderMeta += 1);
  }

  /** A number for a fulfilment. */
  fulfilment(): number {
    return (this.counts.fulfilments = (this.counts.fulfilments ?? 0) + 1);
  }

  /** A number for a note. */
  note(): number {
    return (this.counts.notes += 1);
  }
}
