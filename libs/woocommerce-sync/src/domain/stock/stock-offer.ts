/** What of the ERP's stock a shop may offer. */
export interface StockOffer {
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
export const WHOLE_STOCK: StockOffer = { safety: 0, cap: null, held: new Map(), sold: new Map() };

/**
 * How many pieces of a product or variant a shop may offer: what the ERP has, less what web orders
 * hold, less what is kept back. What is oversold stays below zero; nothing is kept back of it.
 * @example offered('LED-1', 10, { safety: 2, cap: null, held: new Map([['LED-1', 3]]) }) // 5
 */
export function offered(id: string, quantity: number, { safety, cap, held }: StockOffer): number {
  const free = quantity - Math.ceil(held.get(id) ?? 0);
  const kept = Math.max(free - safety, Math.min(free, 0));
  return cap === null ? kept : Math.min(kept, cap);
}
