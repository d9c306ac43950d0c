import type { Json } from '../../../../suite/shop/json';
import { wrong } from '../../pools/values';
import type { Script } from '../../script';
import type { Fields } from '../../../step';

const PRODUCT = [
  'name',
  'slug',
  'type',
  'status',
  'featured',
  'catalog_visibility',
  'description',
  'short_description',
  'sku',
  'regular_price',
  'sale_price',
  'date_on_sale_from',
  'date_on_sale_to_gmt',
  'date_created',
  'date_created_gmt',
  'virtual',
  'downloadable',
  'downloads',
  'download_limit',
  'external_url',
  'button_text',
  'tax_status',
  'tax_class',
  'manage_stock',
  'stock_quantity',
  'stock_status',
  'backorders',
  'low_stock_amount',
  'sold_individually',
  'weight',
  'dimensions',
  'shipping_class',
  'reviews_allowed',
  'upsell_ids',
  'cross_sell_ids',
  'parent_id',
  'purchase_note',
  'categories',
  'tags',
  'brands',
  'images',
  'attributes',
  'default_attributes',
  'grouped_products',
  'menu_order',
  'meta_data',
  'global_unique_id',
  'post_password',
  'price',
  'id',
  'on_sale',
  'permalink',
  'total_sales',
  'context',
  '_fields',
  'unknown_field',
] as const;

/** Values of wrong types in every field of a product, alone and together, single and in batches. */
export function wrongTypes(script: Script): void {
  const { random } = script;
  const odd = (): Fields => {
    const fields: Record<string, Json> = {};
    for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count -= 1)
      fields[random.pick(PRODUCT)] = nested(script);
    return fields;
  };
  const product = script.post('products', { name: 'Typed', regular_price: '10' });
  for (let each = 0; each < 10; each += 1) {
    if (random.chance(0.5)) script.post('products', { name: script.name('Odd'), ...odd() });
    else script.put(`products/${product.id}`, odd());
  }
  script.get(`products/${product.id}`);
  const size = { name: 'Size', variation: true, options: ['S', 'M'] };
  const parent = script.post('products', { name: 'Family', type: 'variable', attributes: [size] });
  const variation = script.post(`products/${parent.id}/variations`, {
    regular_price: '5',
    attributes: [{ name: 'Size', option: 'S' }],
  });
  for (let each = 0; each < 5; each += 1)
    script.put(`products/${parent.id}/variations/${variation.id}`, odd());
  script.get(`products/${parent.id}/variations/${variation.id}`);
}

/** A wrong value, or a list or an object with something wrong in it. */
function nested({ random }: Script): Json {
  if (random.chance(0.6)) return wrong(random);
  const name = random.pick([
    'id',
    'name',
    'option',
    'options',
    'key',
    'value',
    'src',
    'length',
    'slug',
    'visible',
    'position',
  ]);
  const entry = { [name]: wrong(random), ...(random.chance(0.3) ? { id: wrong(random) } : {}) };
  return random.chance(0.7) ? [entry] : entry;
}
