import type { OrderLine, PulledOrder } from './pulled-order';

/** The ERP's ids of what a line sold. */
export interface SoldProduct {
  readonly productId: string | null;
  readonly variantId: string | null;
}

/** What the lines of an order sold, by the lines' ids. */
export function productsOf({ lines }: PulledOrder): Record<string, SoldProduct> {
  return Object.fromEntries(
    lines.flatMap(({ lineId, productId, variantId }) =>
      lineId === null ? [] : [[String(lineId), { productId, variantId }]],
    ),
  );
}

/** An order whose lines have the products that were known when each was seen first. */
export function withProducts(
  order: PulledOrder,
  products: Readonly<Record<string, SoldProduct>>,
): PulledOrder {
  const lines: readonly OrderLine[] = order.lines.map((line) => ({
    ...line,
    ...products[String(line.lineId)],
  }));
  return { ...order, lines, allProductsKnown: lines.every(({ productId }) => productId !== null) };
}
