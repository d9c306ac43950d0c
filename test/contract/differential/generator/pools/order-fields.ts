import type { Json } from '../../../suite/shop/json';
import type { Fields } from '../../step';
import { someOf, type Made, type Script } from '../script';
import { line, type Goods } from './goods';
import { plainText, text } from './texts';
import { wrong } from './values';

/** What an order can be. */
export const STATUSES = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'failed',
  'refunded',
  'checkout-draft',
] as const;

function address(script: Script): Fields {
  const { random } = script;
  return someOf(random, 0.4, {
    first_name: () => text(random, 1),
    last_name: () => plainText(random),
    company: () => 'R&D <b>Ltd</b>',
    address_1: () => text(random, 2),
    city: () => 'Αθήνα',
    state: () => random.pick(['I', 'CJ', 'nope']),
    postcode: () => random.pick(['10431', ' 1 ', '']),
    country: () => random.pick(['GR', 'RO', 'XX', 'gr']),
    email: () => random.pick(['a@x.example', 'not an e-mail', '', 'ä@x.example', 'A@X.example ']),
    phone: () => random.pick(['+30 210', 'abc']),
    other: () => 'x',
  });
}

/** Fields of an order besides its lines. */
export function orderFields(script: Script, all: Goods): Fields {
  const { random } = script;
  return someOf(random, 0.35, {
    status: () => random.pick(STATUSES),
    line_items: () => Array.from({ length: random.between(1, 3) }, () => line(script, all)),
    billing: () => address(script),
    shipping: () => address(script),
    currency: () => random.pick(['EUR', 'USD', 'XXX', 'eur', '']),
    customer_note: () => text(random),
    customer_id: () => random.pick<Json>([0, 999999]),
    payment_method: () => random.pick(['cod', 'bacs', 'nope']),
    payment_method_title: () => text(random, 2),
    transaction_id: () => text(random, 1),
    set_paid: () => random.chance(0.7),
    shipping_lines: () => [
      {
        method_id: 'flat_rate',
        method_title: text(random, 1),
        total: random.pick(['4.50', '0', '3,5']),
      },
    ],
    fee_lines: () => [
      {
        name: text(random, 1),
        total: random.pick(['2', '-1.5', '0']),
        tax_status: random.pick(['taxable', 'none']),
      },
    ],
    meta_data: () => [{ key: '_cypher_x', value: random.pick<Json>(['1', 2, { a: 1 }]) }],
    ...(random.chance(0.15)
      ? { coupon_lines: () => [{ code: random.pick(['nope', 'TEN', 'ten']) }] }
      : {}),
    ...(random.chance(0.2)
      ? {
          parent_id: () => random.pick<Json>([0, 999999]),
          prices_include_tax: () => true,
          created_via: () => 'shop',
          number: () => 'X1',
        }
      : {}),
  });
}

/** A change of an order's first line. */
export function lineChange(script: Script, order: Made, all: Goods): Fields {
  const { random } = script;
  const id = order.at('line_items.0.id');
  return random.pick<Fields>([
    { id, quantity: 0 },
    { id, quantity: 4 },
    { id, total: '3' },
    { id, product_id: null },
    { id, quantity: 1, total: '1', subtotal: '2' },
    { id, name: 'Renamed' },
    { id: 999999, quantity: 1 },
    line(script, all),
    { id, meta_data: [{ key: 'color', value: 'x' }] },
    { id, product_id: all.plain.id },
  ]);
}

/** A field of an order that holds something else than it should. */
export function oddFields(script: Script): Fields {
  const { random } = script;
  const name = random.pick([
    'status',
    'currency',
    'customer_id',
    'billing',
    'shipping',
    'line_items',
    'shipping_lines',
    'fee_lines',
    'coupon_lines',
    'meta_data',
    'set_paid',
    'parent_id',
    'customer_note',
    'id',
    'payment_method',
    'date_created',
    'total',
    'manual_update',
    'transaction_id',
  ]);
  const entry = {
    [random.pick([
      'product_id',
      'quantity',
      'total',
      'name',
      'method_id',
      'email',
      'country',
      'key',
      'code',
      'id',
      'tax_class',
    ])]: wrong(random),
  };
  return { [name]: random.chance(0.5) ? wrong(random) : random.chance(0.6) ? [entry] : entry };
}
