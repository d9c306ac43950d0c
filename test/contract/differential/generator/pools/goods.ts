import type { Json } from '../../../suite/shop/json';
import type { Fields } from '../../step';
import { someOf, type Made, type Script } from '../script';
import { goodPrice } from './prices';
import { plainText, text } from './texts';

/** What orders of one sequence are about. */
export interface Goods {
  readonly lamp: Made;
  readonly plain: Made;
  readonly family: Made;
  readonly small: Made;
}

/** Things to sell: one with stock, one without, a family whose variation has stock. */
export function goods(script: Script): Goods {
  const { random } = script;
  const lamp = script.post('products', {
    name: 'Lamp & shade',
    sku: script.sku(),
    regular_price: goodPrice(random),
    manage_stock: true,
    stock_quantity: random.between(1, 9),
  });
  const plain = script.post('products', {
    name: plainText(random),
    regular_price: random.chance(0.8) ? goodPrice(random) : '',
    tax_class: random.pick(['', 'zero-rate']),
  });
  const family = script.post('products', {
    name: 'Family',
    type: 'variable',
    sku: script.sku(),
    attributes: [{ name: 'Size', variation: true, options: ['S', 'M'] }],
  });
  const small = script.post(`products/${family.id}/variations`, {
    regular_price: goodPrice(random),
    manage_stock: random.chance(0.6),
    stock_quantity: 5,
    attributes: [{ name: 'Size', option: 'S' }],
  });
  return { lamp, plain, family, small };
}

/** A line of an order as somebody might send it. */
export function line(script: Script, { lamp, plain, family, small }: Goods): Fields {
  const { random } = script;
  const what = random.pick<Fields>([
    { product_id: lamp.id },
    { product_id: lamp.id },
    { product_id: plain.id },
    { product_id: family.id, variation_id: small.id },
    { variation_id: small.id },
    { product_id: small.id },
    { product_id: lamp.id, variation_id: 0 },
  ]);
  return {
    ...what,
    quantity: random.pick<Json>([1, 1, 2, 3, 10]),
    ...someOf(random, 0.15, {
      total: () => random.pick(['5', '10.005', '7.5', '0', '12,5']),
      subtotal: () => random.pick(['8', '20', '9.999']),
      name: () => text(random, 2),
      meta_data: () => [
        { key: random.pick(['color', '_hidden', 'gift note']), value: text(random, 2) },
      ],
      tax_class: () => random.pick(['zero-rate', 'nope']),
      sku: () => 'IGNORED',
    }),
  };
}
