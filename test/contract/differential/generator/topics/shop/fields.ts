import { numberText } from '../../pools/values';
import type { Script } from '../../script';

const FIELDS = [
  'id',
  'name',
  'sku',
  'id,name',
  'dimensions',
  'dimensions.length',
  'id,dimensions.width,dimensions',
  'categories',
  'categories.name',
  'attributes.name',
  'meta_data',
  '_links',
  'id,_links',
  '_links.self',
  'brands',
  'variations',
  'nope',
  'id,nope',
  '',
  ' id , name ',
  'ID',
  'price,price_html',
  'images.src',
  'permalink',
  'date_created_gmt',
  'generated_slug',
  'permalink_template',
  'name.x',
  ',',
  'id,,name',
  'tags.0',
  'description',
] as const;

/** `_fields` and `context` on everything that can be read or written. */
export function fields(script: Script): void {
  const { random } = script;
  const query = (): Record<string, string> => ({
    ...(random.chance(0.85) ? { _fields: random.pick(FIELDS) } : {}),
    ...(random.chance(0.4) ? { context: random.pick(['view', 'edit', 'embed', 'nope', '']) } : {}),
  });
  const category = script.post('products/categories', { name: 'Lamps & more' });
  const body = {
    name: 'R&D <b>Lamp</b>',
    description: 'One\n\ntwo',
    categories: [{ id: category.id }],
    tags: [{ name: 'hot' }],
    attributes: [{ name: 'Color', options: ['Red'] }],
  };
  const product = script.post('products', body, { query: query() });
  const full = script.post('products', {
    ...body,
    dimensions: { length: '1', width: '2', height: '3' },
    meta_data: [{ key: 'a', value: '1' }],
  });
  const family = script.post('products', {
    name: 'Family',
    type: 'variable',
    attributes: [{ name: 'Size', variation: true, options: ['S'] }],
  });
  const variation = script.post(
    `products/${family.id}/variations`,
    { regular_price: '5', attributes: [{ name: 'Size', option: 'S' }] },
    { query: query() },
  );
  const order = script.post('orders', {
    line_items: [{ product_id: full.id, quantity: 2 }],
    billing: { first_name: 'A', email: 'a@x.example' },
  });
  for (let each = 0; each < 4; each += 1) script.get(`products/${full.id}`, query());
  script.get('products', { ...query(), orderby: 'id' });
  script.get('products', { ...query(), per_page: numberText(random, 2) });
  script.get(`products/${family.id}/variations`, query());
  script.get(`products/${family.id}/variations/${variation.id}`, query());
  script.get('variations', query());
  script.get(`products/categories/${category.id}`, query());
  script.get('products/categories', query());
  script.get(`orders/${order.id}`, {
    _fields: random.pick([
      'id',
      'line_items',
      'line_items.sku',
      'billing.email',
      'billing',
      'id,total',
      '_links',
      'nope',
      'meta_data.key',
      'refunds',
    ]),
  });
  script.get('orders', {
    _fields: random.pick(['id', 'line_items.sku', 'billing.email', 'number,status', 'nope']),
  });
  script.put(`products/${product.id}`, { short_description: 'x' }, { query: query() });
  script.put(`products/${product.id}`, { _fields: random.pick(['id', 'name']), name: 'By body' });
  script.delete(`products/${product.id}`, true, { headers: {} });
}
