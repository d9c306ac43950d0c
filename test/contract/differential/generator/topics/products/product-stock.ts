import type { Json } from '../../../../suite/shop/json';
import { quantity } from '../../pools/prices';
import { wrong } from '../../pools/values';
import { someOf, type Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Stock of products and variations: managed or not, with backorders, by difference, single and in
 * batches.
 */
export function productStock(script: Script): void {
  const { random } = script;
  const stock = (): Fields =>
    someOf(random, 0.5, {
      manage_stock: () =>
        random.chance(0.8) ? true : random.pick<Json>([false, 'yes', 'true', 1, 0, 'parent', null]),
      stock_quantity: () => quantity(random),
      stock_status: () => random.pick(['instock', 'outofstock', 'onbackorder', 'gone']),
      backorders: () => random.pick<Json>(['no', 'notify', 'yes', 'maybe', true]),
      low_stock_amount: () => random.pick<Json>([2, 0, '', null, '3', 'abc', -1, 1.5]),
      ...(random.chance(0.3)
        ? { inventory_delta: () => random.pick<Json>([1, -2, '3', 'abc', 2.5, null]) }
        : {}),
    });
  for (let each = 0; each < 7; each += 1) {
    const product = script.post('products', { name: script.name('Stock'), ...stock() });
    for (let change = random.between(1, 3); change > 0; change -= 1)
      script.put(`products/${product.id}`, stock());
  }
  const size = { name: 'Size', variation: true, visible: true, options: ['S', 'M'] };
  // Always made: variations of a product that there is not would stay in the shop for good.
  const parent = script.post('products', { name: 'Family', type: 'variable', attributes: [size] });
  script.put(`products/${parent.id}`, stock());
  const variations = [stock(), stock()].map((fields, at) =>
    script.post(`products/${parent.id}/variations`, {
      attributes: [{ name: 'Size', option: at === 0 ? 'S' : 'M' }],
      regular_price: '5',
      ...fields,
    }),
  );
  for (let change = 0; change < 5; change += 1) {
    const id = random.pick(variations).id;
    if (random.chance(0.6)) script.put(`products/${parent.id}/variations/${id}`, stock());
    else script.put(`products/${parent.id}`, stock());
    if (random.chance(0.4)) script.get(`products/${parent.id}`);
    if (random.chance(0.3)) script.get(`products/${parent.id}/variations/${id}`);
  }
  const batch = script.post('products/batch', {
    create: [1, 2, 3].map(() => ({ name: script.name('Batch'), ...stock() })),
  });
  script.post('products/batch', {
    update: [0, 1, 2].map((at) => ({ id: batch.at(`create.${at}.id`), ...stock() })),
  });
  script.post(`products/${parent.id}/variations/batch`, {
    update: variations.map(({ id }) => ({ id, ...stock() })),
    create: [{ regular_price: '7', ...stock() }],
  });
  script.get('products', {
    stock_status: random.pick(['instock', 'outofstock', 'onbackorder']),
    _fields: 'id,stock_status,stock_quantity',
    per_page: '50',
    orderby: 'id',
  });
  script.put(`products/${parent.id}`, {
    stock_quantity: wrong(random),
    manage_stock: wrong(random),
  });
}
