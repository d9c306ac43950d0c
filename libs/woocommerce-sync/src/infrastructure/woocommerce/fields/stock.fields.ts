import { z } from 'zod';
import type { StockFields } from '../../../domain/stock/stock-fields';
import { number } from '../replies/reply-values';
import { fieldFormat, unlessEqual } from './field-format';

/** What the shop counts. */
export const STOCK_FIELDS = {
  /** `manage_stock` always travels along: without it the quantity may be dropped (fact 7). */
  stock: fieldFormat({
    echo: {
      // `"parent"` where the product counts for its variations (fact 21).
      manage_stock: z.union([z.boolean(), z.literal('parent')]).optional(),
      stock_quantity: number.nullish(),
      backorders: z.string().optional(),
    },
    payload: ({ managed, quantity, backorders, by }: StockFields): Record<string, unknown> => {
      if (!managed) return { manage_stock: false, stock_status: 'instock', backorders };
      if (by === undefined) return { manage_stock: true, stock_quantity: quantity, backorders };
      return { manage_stock: true, ...(by === 0 ? {} : { inventory_delta: by }), backorders };
    },
    altered: ({ managed, quantity, backorders, by }, echo) => [
      ...unlessEqual('manage_stock', managed, echo.manage_stock),
      // What comes of a difference depends on what the shop had: it is accounted for afterwards.
      ...(managed && by === undefined
        ? unlessEqual('stock_quantity', quantity, echo.stock_quantity)
        : []),
      ...unlessEqual('backorders', backorders, echo.backorders ?? ''),
    ],
  }),
  /** Null unsets it; the shop takes none of what it does not count (fact 76). */
  lowStock: fieldFormat({
    echo: { low_stock_amount: number.or(z.literal('').transform(() => null)).nullish() },
    payload: (amount: number | null) => ({ low_stock_amount: amount }),
    altered: (sent, { low_stock_amount: seen = null }) =>
      unlessEqual('low_stock_amount', sent, seen),
  }),
};
