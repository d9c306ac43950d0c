import type { StoreOrder } from '../../../apps/sandbox/src/store/orders/store-order';

/** Pieces that orders ever asked for, by the shop's ids of products and variations. */
export function soldPieces(orders: Iterable<StoreOrder>): ReadonlyMap<number, number> {
  const pieces = new Map<number, number>();
  for (const { product_id, variation_id, quantity } of [...orders].flatMap(
    ({ line_items }) => line_items,
  )) {
    const id = variation_id === 0 ? product_id : variation_id;
    pieces.set(id, (pieces.get(id) ?? 0) + quantity);
  }
  return pieces;
}
