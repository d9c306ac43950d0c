import type { Json } from '../../../../suite/shop/json';
import { text } from '../../pools/texts';
import { wrong } from '../../pools/values';
import type { Script } from '../../script';

const KEYS = [
  'a',
  'A',
  'color',
  '_cypher_id',
  '_hidden',
  'x y',
  'ß',
  'ss',
  '0',
  '',
  ' a',
  'a ',
  'a\\b',
  '<b>k</b>',
  'k'.repeat(260),
] as const;

/**
 * Meta data: keys that are there or not, ids, nulls, values of every type, keys that shops keep to
 * themselves.
 */
export function productMeta(script: Script): void {
  const { random } = script;
  const value = (): Json =>
    random.chance(0.4)
      ? text(random, 2)
      : random.pick<Json>([
          1,
          0,
          -2.5,
          true,
          false,
          null,
          '',
          [],
          {},
          [1, 'a'],
          { a: 1, b: { c: [null] } },
          '<script>x</script>',
          '{"a":1}',
          'a:1:{i:0;s:1:"x";}',
          1e21,
          '007',
        ]);
  const row = (): Json => ({
    ...(random.chance(0.92) ? { key: random.pick(KEYS) } : {}),
    ...(random.chance(0.92) ? { value: value() } : {}),
  });
  const rows = (): Json =>
    random.chance(0.08) ? wrong(random) : Array.from({ length: random.between(1, 3) }, row);
  for (let each = 0; each < 4; each += 1) {
    const product = script.post('products', { name: script.name('Meta'), meta_data: rows() });
    script.put(`products/${product.id}`, { meta_data: rows() });
    const id = product.at('meta_data.0.id');
    script.put(`products/${product.id}`, {
      meta_data: [
        random.pick<Json>([
          { id, value: 'by id' },
          { id, key: 'renamed', value: value() },
          { id, key: 'a' },
          { id, value: null },
          { id: 999999, key: 'a', value: 'b' },
          { id: 'abc', key: 'q', value: 'r' },
        ]),
      ],
    });
    script.get(
      `products/${product.id}`,
      random.chance(0.4)
        ? { include_meta: random.pick(['a', 'a,color', '_cypher_id', '']), _fields: 'id,meta_data' }
        : {},
    );
    script.get(`products/${product.id}`, {
      exclude_meta: random.pick(['a', '_cypher_id,color', '']),
      _fields: 'id,meta_data',
    });
  }
  const priced = script.post('products', {
    name: 'Priced',
    regular_price: '10',
    sku: script.sku(),
  });
  for (let each = 0; each < 4; each += 1) {
    const internal = random.pick([
      '_price',
      '_regular_price',
      '_sale_price',
      '_sku',
      '_stock',
      '_stock_status',
      '_manage_stock',
      '_tax_class',
      '_thumbnail_id',
      'total_sales',
      '_weight',
      '_edit_lock',
      '_wc_x',
      '_visibility',
      '_product_attributes',
    ]);
    script.put(`products/${priced.id}`, {
      meta_data: [
        { key: internal, value: random.pick<Json>(['7', '3', 'yes', 5, '', null, 'abc']) },
      ],
      ...(random.chance(0.4) ? { regular_price: '12' } : {}),
    });
    script.get(`products/${priced.id}`);
  }
  script.post('products/batch', {
    create: [{ name: 'Batch', meta_data: rows() }],
    update: [{ id: priced.id, meta_data: rows() }],
  });
  const order = script.post('orders', {
    meta_data: rows(),
    line_items: [{ product_id: priced.id, quantity: 1, meta_data: rows() }],
  });
  script.put(`orders/${order.id}`, { meta_data: rows() });
  script.get(`orders/${order.id}`);
}
