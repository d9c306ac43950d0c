import { date } from '../../pools/dates';
import { price } from '../../pools/prices';
import { wrong } from '../../pools/values';
import { someOf, type Script } from '../../script';
import type { Fields } from '../../../step';

/** Prices, sales and their dates: single and in batches, on products and after another write. */
export function productPrices(script: Script): void {
  const { random } = script;
  const priced = (odds = 0.05): Fields =>
    someOf(random, 0.6, {
      regular_price: () => (random.chance(odds) ? wrong(random) : price(random)),
      sale_price: () => (random.chance(odds) ? wrong(random) : price(random)),
      ...(random.chance(0.35)
        ? {
            date_on_sale_from: () => date(random),
            date_on_sale_to: () => date(random),
            date_on_sale_from_gmt: () => date(random),
            date_on_sale_to_gmt: () => date(random),
          }
        : {}),
    });
  const type = (): Fields =>
    random.chance(0.1) ? { type: random.pick(['variable', 'grouped', 'external', 'simple']) } : {};
  for (let each = 0; each < 9; each += 1) {
    const product = script.post('products', {
      name: script.name('Priced'),
      ...type(),
      ...priced(),
    });
    for (let change = random.between(0, 2); change > 0; change -= 1)
      script.put(`products/${product.id}`, priced());
    if (random.chance(0.5)) script.get(`products/${product.id}`);
  }
  const batch = script.post('products/batch', {
    create: [1, 2, 3, 4].map(() => ({ name: script.name('Batch'), ...type(), ...priced(0.2) })),
  });
  script.post('products/batch', {
    update: [0, 1, 2, 3].map((at) => ({ id: batch.at(`create.${at}.id`), ...priced(0.2) })),
  });
  const query = { _fields: 'id,price,regular_price,sale_price,on_sale', order: 'asc' };
  script.get('products', { ...query, orderby: 'id', per_page: '50' });
  script.get('products', {
    ...query,
    orderby: 'id',
    on_sale: random.pick(['true', 'false']),
    per_page: '50',
  });
  script.get('products', {
    ...query,
    orderby: 'id',
    min_price: String(random.between(0, 100)),
    per_page: '50',
  });
  script.get('products', {
    ...query,
    orderby: 'id',
    max_price: String(random.between(0, 200)),
    per_page: '50',
  });
}
