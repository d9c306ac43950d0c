import type { Json } from '../../../../suite/shop/json';
import { price, quantity } from '../../pools/prices';
import { wrong } from '../../pools/values';
import { someOf, type Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Batches: what is wrong in the middle of them, their order, their limits, their trimmed answers.
 */
export function batches(script: Script): void {
  const { random } = script;
  const item = (): Fields => ({
    name: script.name('Item'),
    ...someOf(random, 0.3, {
      sku: () => (random.chance(0.3) ? 'SAME' : script.sku()),
      regular_price: () => (random.chance(0.2) ? wrong(random) : price(random)),
      status: () => random.pick<Json>(['publish', 'draft', 'nope', null, 5]),
      manage_stock: () => true,
      stock_quantity: () => quantity(random),
      categories: () =>
        random.pick<Json>([[], [{ id: 15 }], [{ id: 99999 }], 'x', null, [{ name: 'New' }]]),
      tags: () => random.pick<Json>([[], [{ name: 'hot' }], [{ id: 99999 }], 'x', null]),
      type: () => random.pick<Json>(['simple', 'variable', 'nope', null]),
      images: () => random.pick<Json>([[], null, [{ id: 999999 }], [{ src: 'x' }]]),
      attributes: () => random.pick<Json>([[], null, [{ name: 'a', options: ['b'] }]]),
      _fields: () =>
        random.pick<Json>([
          'id',
          'id,sku',
          ['id', 'name'],
          'name,meta_data',
          'brands',
          '',
          'dimensions.length',
          'nope',
          'id,attributes.name',
          '_links',
        ]),
    }),
  });
  const first = script.post('products/batch', { create: Array.from({ length: 5 }, item) });
  const id = (at: number): string => first.at(`create.${at}.id`);
  script.post('products/batch', {
    update: [
      { id: id(0), ...item() },
      { id: id(1), ...item() },
      { id: 999999, name: 'x' },
      { name: 'no id' },
      { id: 'abc' },
    ],
    create: [item(), { id: id(1), name: 'has an id' }],
    delete: [id(4), id(4), 999999],
  });
  script.post('products/batch', {
    update: [
      { id: id(0), stock_quantity: 3, manage_stock: true },
      { id: id(0), stock_quantity: 5 },
      { id: id(0), name: 'Third' },
    ],
  });
  script.get(`products/${id(0)}`);
  script.post('products/batch', {});
  script.post('products/batch', {
    [random.pick(['create', 'update', 'delete', 'other'])]: wrong(random),
  });
  script.post(
    'products/batch',
    random.pick<Json>([
      [],
      { create: [] },
      { create: [{}] },
      { update: [{}] },
      { delete: [{}] },
      { create: [[]] },
    ]),
  );
  script.post(
    'products/batch',
    { create: [item()] },
    { query: { _fields: random.pick(['id', 'create', 'create.id', 'update']) } },
  );
  const many = (count: number): Json => Array.from({ length: count }, () => 0);
  script.post('products/batch', { delete: many(random.pick([100, 101])) });
  script.post('products/batch', {
    update: [
      { id: id(1), ...item() },
      { id: id(2), ...item(), name: random.pick<Json>(['', null, '0', 5, ['a'], 'ok']) },
    ],
  });
  script.post('products/batch', { delete: [id(1), { id: id(2) }, { id: id(3), force: false }] });
  script.get('products', {
    status: 'any',
    _fields: 'id,name,status,sku',
    orderby: 'id',
    per_page: '50',
  });
  const categories = script.post('products/categories/batch', {
    create: [{ name: 'One' }, { name: 'Two' }, { name: 'one' }, {}, { name: wrong(random) }],
  });
  script.post('products/categories/batch', {
    update: [
      { id: categories.at('create.0.id'), name: 'Two' },
      { id: categories.at('create.1.id'), parent: categories.at('create.0.id'), _fields: 'id' },
      { id: 999999, name: 'x' },
    ],
    delete: [categories.at('create.0.id'), 999999, 15],
  });
  script.post('products/tags/batch', {
    create: [{ name: 'a' }, { name: 'A' }, { name: '' }],
    delete: [5],
  });
  script.get('products/categories', { _fields: 'id,name,parent', orderby: 'id' });
}
