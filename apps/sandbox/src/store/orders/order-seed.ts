import { z } from 'zod';
import type { StoreCatalogue } from '../state/store-catalogue';
import { floatOf } from '../texts/php';
import { withPlaces } from '../texts/decimal';
import type { OrderIds } from './order-ids';
import type { Address, OrderLine, StoreOrder } from './store-order';
import { sumOf } from './totals/line-taxes';

/** What a test or a person says of a new order. */
export const orderSeed = z.object({
  status: z.string().optional(),
  /** ISO 8601; now, when it is left out. */
  at: z.string().optional(),
  lines: z
    .array(
      z.object({
        /** A product, or a variation; an order may name one that the shop does not have. */
        productId: z.number().int(),
        sku: z.string().optional(),
        name: z.string().optional(),
        quantity: z.number().int().optional(),
        /** Of one piece, in decimal text. */
        price: z.string().optional(),
      }),
    )
    .optional(),
});

/** What a test or a person says of a new order. */
export type OrderSeed = z.input<typeof orderSeed>;

const ADDRESS: Address = {
  first_name: 'Ioana',
  last_name: 'Marin',
  company: '',
  address_1: 'Strada Lalelelor 4',
  address_2: '',
  city: 'Cluj-Napoca',
  state: 'CJ',
  postcode: '400001',
  country: 'RO',
  phone: '+40700000000',
};

/** Who orders where nobody is said, and how they pay. */
export const DEMO_CUSTOMER = {
  billing: { ...ADDRESS, email: 'ioana.marin@shop.example' },
  shipping: ADDRESS,
  payment_method: 'cod',
  payment_method_title: 'Cash on delivery',
} as const;

/** A line as it is said, untaxed. @param decimals of the shop's prices */
export function seededLine(
  line: NonNullable<OrderSeed['lines']>[number],
  catalogue: StoreCatalogue,
  ids: OrderIds,
  decimals: number,
): OrderLine {
  const quantity = line.quantity ?? 1;
  const total = withPlaces(floatOf(line.price ?? '10.00') * quantity, decimals);
  const parentId = catalogue.products.get(line.productId)?.parentId ?? 0;
  return {
    id: ids.line(),
    name: line.name ?? 'Product',
    product_id: parentId === 0 ? line.productId : parentId,
    variation_id: parentId === 0 ? 0 : line.productId,
    quantity,
    tax_class: '',
    subtotal: total,
    subtotal_tax: '0',
    total,
    total_tax: '0',
    taxes: [],
    meta_data: [],
  };
}

/** What an order comes to whose lines are as they are said. @param decimals of the shop's prices */
export function seededTotal({ line_items: lines }: StoreOrder, decimals: number): string {
  return withPlaces(sumOf(lines.map(({ total }) => floatOf(total))), decimals);
}
