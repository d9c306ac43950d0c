import { goodDate } from '../../pools/dates';
import { goodPrice } from '../../pools/prices';
import { listQuery } from '../../pools/list-query';
import { plainText, text } from '../../pools/texts';
import { someOf, type Made, type Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Lists of products: filters alone and together, orders, pages, searches, what is wrong with them.
 */
export function productLists(script: Script): void {
  const { random } = script;
  const [category, below] = categories(script);
  const brand = script.post('products/brands', { name: 'Acme' });
  const made: Made[] = [];
  for (let each = 0; each < 9; each += 1) {
    made.push(
      script.post(
        'products',
        {
          name: random.pick([
            'Lamp',
            'Lampe',
            'lamp table',
            'Straße',
            'Table 10',
            'Table 9',
            plainText(random),
            text(random, 2),
          ]),
          ...product(script, category, below, brand),
        },
        random.chance(0.4) ? { settle: true } : {},
      ),
    );
  }
  const family = script.post('products', {
    name: 'Family lamp',
    type: 'variable',
    sku: 'FAM',
    attributes: [{ name: 'Size', variation: true, options: ['S', 'M'] }],
  });
  made.push(family);
  script.post(`products/${family.id}/variations`, {
    sku: 'FAM-S',
    regular_price: '20',
    sale_price: '15',
    attributes: [{ name: 'Size', option: 'S' }],
  });
  script.post(`products/${family.id}/variations`, {
    sku: 'FAM-M',
    regular_price: '40',
    attributes: [{ name: 'Size', option: 'M' }],
  });
  for (let each = 0; each < 3; each += 1)
    script.put(
      `products/${random.pick(made).id}`,
      { regular_price: goodPrice(random) },
      { settle: true },
    );
  script.delete(`products/${random.pick(made).id}`);
  const ids = { category: category.id, below: below.id, brand: brand.id, made };
  for (let each = 0; each < 26; each += 1) script.get('products', listQuery(script, ids));
}

function categories(script: Script): [Made, Made] {
  const category = script.post('products/categories', { name: 'Lamps' });
  return [category, script.post('products/categories', { name: 'Small', parent: category.id })];
}

function product(script: Script, category: Made, below: Made, brand: Made): Fields {
  const { random } = script;
  return someOf(random, 0.45, {
    sku: () =>
      random.pick([
        script.sku(),
        `LAMP ${random.between(1, 99)}`,
        `straße-${random.between(1, 99)}`,
      ]),
    regular_price: () => goodPrice(random),
    sale_price: () => String(random.between(0, 5)),
    status: () => random.pick(['publish', 'publish', 'draft', 'private', 'pending']),
    categories: () => [{ id: random.chance(0.5) ? category.id : below.id }],
    tags: () => [{ name: random.pick(['hot', 'new']) }],
    brands: () => [{ id: brand.id }],
    featured: () => true,
    virtual: () => true,
    description: () => text(random),
    short_description: () => `about ${text(random, 2)}`,
    stock_status: () => random.pick(['instock', 'outofstock', 'onbackorder']),
    tax_class: () => random.pick(['reduced-rate', 'zero-rate']),
    date_created: () => goodDate(random),
    menu_order: () => random.between(0, 3),
    type: () => random.pick(['simple', 'external', 'grouped']),
    global_unique_id: () => String(random.between(10_000, 99_999)),
  });
}
