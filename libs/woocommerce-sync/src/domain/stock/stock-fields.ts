/** What the shop knows of the stock. The quantity is null while the shop does not count. */
export interface StockFields {
  readonly managed: boolean;
  readonly quantity: number | null;
  readonly backorders: 'no' | 'notify' | 'yes';
  /**
   * Pieces that the shop's orders have taken, as far as they are known. Not sent: a sale lowers the
   * quantity and raises this, and the shop has done so by itself. Left out where nothing is
   * counted, and in what earlier versions confirmed.
   */
  readonly sold?: number;
  /**
   * Sent as so many pieces more than the shop has, or fewer, in place of the quantity, which is
   * what that should come to. Only of a write; what is confirmed is the quantity.
   */
  readonly by?: number;
}
