/** Numbers of what belongs to orders; as in the shop, lines and what is kept with them count on their own. */
export class OrderIds {
  private lines = 0;
  private lineMeta = 0;
  private orderMeta = 0;
  private notes = 0;

  /** A number for a line of an order, of whatever kind. */
  line(): number {
    return (this.lines += 1);
  }

  /** A number for something that is kept with a line. */
  metaOfLine(): number {
    return (this.lineMeta += 1);
  }

  /** A number for something that is kept with an order or a refund. */
  metaOfOrder(): number {
    return (this.orderMeta += 1);
  }

  /** A number for a note. */
  note(): number {
    return (this.notes += 1);
  }
}
