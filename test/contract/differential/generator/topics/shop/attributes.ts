import { the } from '../../../../../support/the';
import type { Json } from '../../../../suite/shop/json';
import { slug, text } from '../../pools/texts';
import { wrong } from '../../pools/values';
import { someOf, type Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Global attributes: names, slugs and their length, doubles, terms with products that have them,
 * deleting.
 */
export function attributes(script: Script): void {
  const { random } = script;
  const fields = (): Fields => ({
    ...(random.chance(0.93)
      ? {
          name: random.chance(0.6)
            ? text(random, 2)
            : random.pick(['Color', 'color', 'Größe', 'x'.repeat(random.between(26, 32)), '']),
        }
      : {}),
    ...someOf(random, 0.3, {
      slug: () =>
        random.chance(0.4)
          ? random.pick([
              'pa_color',
              'color',
              'Color',
              'type',
              'category',
              'a'.repeat(28),
              'a'.repeat(29),
            ])
          : slug(random),
      type: () => random.pick<Json>(['select', 'text', 'button', '', 5]),
      order_by: () => random.pick<Json>(['menu_order', 'name', 'name_num', 'id', 'nope', 3]),
      has_archives: () => random.pick<Json>([true, false, 'yes', 'abc', 1]),
    }),
  });
  const made = [1, 2, 3, 4].map(() => script.post('products/attributes', fields()));
  for (const { id } of made) {
    if (random.chance(0.6)) script.put(`products/attributes/${id}`, fields());
    if (random.chance(0.5)) script.get(`products/attributes/${id}`);
  }
  script.post('products/attributes', {
    name: 'Odd',
    [random.pick(['name', 'slug', 'type', 'order_by', 'has_archives'])]: wrong(random),
  });
  const attribute = script.post('products/attributes', {
    name: script.name('Sizes'),
    order_by: random.pick(['menu_order', 'name', 'name_num', 'id']),
  });
  const route = `products/attributes/${attribute.id}/terms`;
  const names = ['10', '9', 'b', 'A', 'ä', text(random, 2), text(random, 1)];
  for (const name of names.filter(() => random.chance(0.7))) {
    script.post(route, {
      name,
      ...(random.chance(0.3) ? { menu_order: random.between(0, 5) } : {}),
    });
  }
  const product = script.post('products', {
    name: 'Sized',
    attributes: [{ id: attribute.id, options: ['b', '9', 'new', 'B', 'ä'], visible: true }],
  });
  script.get(route, {
    per_page: '50',
    ...(random.chance(0.6)
      ? { orderby: random.pick(['name', 'id', 'slug', 'count', 'menu_order']) }
      : {}),
  });
  script.get(route, { hide_empty: 'true', order: 'desc' });
  script.get('products', {
    attribute: `pa_${random.pick(['sizes-1', 'sizes', 'color'])}`,
    attribute_term: '1,2,3',
    _fields: 'id',
  });
  script.get(
    'products/attributes',
    random.pick([
      {},
      { per_page: '1' },
      { context: 'edit' },
      { _fields: 'id,slug' },
      { page: '2' },
    ]),
  );
  script.put(`products/attributes/${attribute.id}`, {
    slug: random.pick(['renamed', 'pa_renamed', 'type', '']),
  });
  script.get(`products/${product.id}`, { _fields: 'id,attributes' });
  script.get('products/attributes/999999');
  script.put('products/attributes/999999', { name: 'x' });
  script.get('products/attributes/999999/terms');
  script.delete(`products/attributes/${attribute.id}`);
  script.delete(`products/attributes/${attribute.id}`, true);
  script.get(`products/${product.id}`, { _fields: 'id,attributes' });
  script.get(route);
  script.post('products/attributes/batch', {
    create: [{ name: 'B1' }, { name: 'B1' }, {}],
    update: [{ id: the(made[0]).id, name: 'B2' }],
    delete: [the(made[1]).id, 999999],
  });
  script.get('products/attributes');
}
