import { the } from '../../../../../support/the';
import type { Json } from '../../../../suite/shop/json';
import { text } from '../../pools/texts';
import { date } from '../../pools/dates';
import { price, quantity } from '../../pools/prices';
import { flagText, numberText, wrong } from '../../pools/values';
import { someOf, type Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Variations: fields that they have of their own or of their product, batches over products, lists
 * and filters.
 */
export function variations(script: Script): void {
  const { random } = script;
  const size = { name: 'Size', variation: true, visible: true, options: ['S', 'M', 'L'] };
  const family = (): Fields => ({
    name: script.name('Family'),
    type: 'variable',
    attributes: [size],
    ...someOf(random, 0.4, {
      sku: () => script.sku(),
      manage_stock: () => true,
      stock_quantity: () => 7,
      weight: () => '3',
      tax_class: () => 'reduced-rate',
      status: () => random.pick(['publish', 'draft']),
    }),
  });
  const [one, two] = [script.post('products', family()), script.post('products', family())];
  const fields = (): Fields => ({
    ...(random.chance(0.8)
      ? { attributes: [{ name: 'Size', option: random.pick(['S', 'M', 'L']) }] }
      : {}),
    ...someOf(random, 0.35, {
      regular_price: () => price(random),
      sale_price: () => price(random),
      sku: () => script.sku(),
      description: () => text(random),
      status: () => random.pick(['publish', 'private', 'draft', 'pending', 'nope']),
      manage_stock: () => random.pick<Json>([true, false, 'parent', 'yes']),
      stock_quantity: () => quantity(random),
      backorders: () => random.pick(['no', 'notify', 'yes']),
      weight: () => random.pick(['1', '', 'x', '2.5']),
      dimensions: () => ({ length: '1', width: '', height: '3' }),
      tax_class: () => random.pick(['', 'parent', 'standard', 'zero-rate', 'nope']),
      menu_order: () => random.between(0, 4),
      virtual: () => random.chance(0.5),
      downloadable: () => random.chance(0.3),
      date_on_sale_from: () => date(random),
      meta_data: () => [{ key: '_cypher_x', value: random.pick<Json>([1, 'a', null, true, [1]]) }],
      name: () => 'Ignored?',
    }),
  });
  const made = [1, 2, 3, 4].map(() => script.post(`products/${one.id}/variations`, fields()));
  const [first, second] = made;
  for (const { id } of made) {
    if (random.chance(0.6)) script.put(`products/${one.id}/variations/${id}`, fields());
    script.get(
      `products/${one.id}/variations/${id}`,
      random.chance(0.3) ? { context: 'edit' } : {},
    );
  }
  const batch = script.post(`products/${two.id}/variations/batch`, {
    create: [fields(), { ...fields(), product_id: one.id }],
    update: [
      { id: the(first).id, product_id: one.id, ...fields() },
      { id: the(second).id, ...fields() },
    ],
  });
  script.get(`products/${two.id}/variations/${the(first).id}`);
  script.post(`products/${one.id}/variations/batch`, {
    delete: [the(first).id, batch.at('create.0.id'), 999999, 0],
  });
  script.post(`products/${one.id}/variations/batch`, wrong(random));
  script.put(`products/${one.id}/variations/${the(second).id}`, {
    [random.pick(['regular_price', 'image', 'attributes', 'manage_stock', 'dimensions', 'status'])]:
      wrong(random),
  });
  for (let each = 0; each < 6; each += 1)
    script.get(
      random.chance(0.7) ? `products/${one.id}/variations` : 'variations',
      listQuery(script, the(second).id),
    );
  script.get(`products/${one.id}`);
  script.put(`products/${one.id}`, { type: 'simple' });
  script.get(`products/${one.id}/variations`, { _fields: 'id' });
  script.get(`products/${one.id}`);
}

function listQuery({ random }: Script, id: string): Record<string, string> {
  const all: Record<string, () => string> = {
    sku: () => random.pick(['nope', 'D', '']),
    include: () => random.pick([id, `${id},999`, '', 'abc']),
    exclude: () => id,
    status: () => random.pick(['publish', 'private', 'any', 'draft', 'nope']),
    stock_status: () => random.pick(['instock', 'outofstock', 'nope']),
    on_sale: () => flagText(random),
    min_price: () => numberText(random, 100),
    max_price: () => numberText(random, 300),
    orderby: () =>
      random.pick([
        'id',
        'date',
        'menu_order',
        'title',
        'include',
        'modified',
        'price',
        'slug',
        'nope',
      ]),
    order: () => random.pick(['asc', 'desc', 'up']),
    per_page: () => numberText(random, 3),
    page: () => numberText(random, 2),
    offset: () => numberText(random, 3),
    search: () => random.pick(['S', 'Family', 'x']),
    parent: () => id,
    has_price: () => flagText(random),
    downloadable: () => flagText(random),
    virtual: () => flagText(random),
  };
  const query: Record<string, string> = { _fields: 'id,sku,price,status,attributes' };
  for (let count = random.between(0, 3); count > 0; count -= 1) {
    const name = random.pick(Object.keys(all));
    query[name] = the(all[name])();
  }
  return query;
}
