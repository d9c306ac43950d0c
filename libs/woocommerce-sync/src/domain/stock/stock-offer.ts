/** What of the ERP's stock a shop may offer. */
export interface StockOffer {
  /** How much of what is free is this shop's, in percent, 0 to 100. */
  readonly percent: number;
  /** Pieces that are kept back. */
  readonly safety: number;
  /** The most that is shown; null for no such bound. */
  readonly cap: number | null;
  /**
   * Pieces that the shop has sold already and the ERP does not count as gone yet, by the ERP's ids
   * of products and variants.
   */
  readonly held: ReadonlyMap<string, number>;
  /** Pieces that the shop's orders have taken in all, booked or not, by the same ids. */
  readonly sold: ReadonlyMap<string, number>;
}

/** A shop that may offer all that the ERP has. */
export const WHOLE_STOCK: StockOffer = {
  percent: 100,
  safety: 0,
  cap: null,
  held: new Map(),
  sold: new Map(),
};

/**
 * How many pieces of a product or variant a shop may offer, in this order: what the ERP has, less
 * what web orders hold; of that the shop's percentage, rounded down; less what is kept back; and no
 * more than is shown at the most. So it is all the same whether an order is still held or booked.
 * What is oversold stays below zero; nothing is taken off it.
 * @example
 * offered('LED-1', 10, { percent: 100, safety: 2, cap: null, held: new Map([['LED-1', 3]]) }) // 5
 */
export function offered(
  id: string,
  quantity: number,
  { percent, safety, cap, held }: StockOffer,
): number {
  const free = quantity - Math.ceil(held.get(id) ?? 0);
  // Multiplied first: whole numbers stay exact.
  const share = free > 0 ? Math.floor((free * percent) / 100) : free;
  const kept = Math.max(share - safety, Math.min(share, 0));
  return cap === null ? kept : Math.min(kept, cap);
}
