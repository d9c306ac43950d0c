import type { Json } from '../../../suite/shop/json';
import type { Script } from '../script';

/**
 * What is stated of prices, stock, null, SKUs, ids, names and meta data (facts 4 to 12, 14, 48).
 */
export function productFacts(script: Script): void {
  prices(script);
  stock(script);
  writes(script);
  skus(script);
  names(script);
  meta(script);
}

function prices(script: Script): void {
  const made = script.post('products', { name: 'Priced', regular_price: '10' });
  const route = `products/${made.id}`;
  script.put(route, { regular_price: 12 }, { fact: 4 });
  for (const text of ['19,99', '1e3', 'abc', '-5', '12.30'])
    script.put(route, { regular_price: text }, { fact: 4 });
  for (const sale of ['12.30', '13', '9', '0'])
    script.put(route, { sale_price: sale }, { fact: 5 });
  script.put(route, { regular_price: '20', sale_price: '15' });
  script.put(route, { regular_price: '15' }, { fact: 5 });
  script.post('products', { name: 'Sale alone', sale_price: '3' }, { fact: 5 });
  const dates: readonly Record<string, Json>[] = [
    { date_on_sale_from: '2099-01-01T10:00:00', date_on_sale_to: '2099-02-01' },
    { date_on_sale_from: '2099-01-01T10:00:00', date_on_sale_from_gmt: '2099-03-01T10:00:00' },
    { date_on_sale_to: 'garbage' },
    { date_on_sale_to: '2099-02-31' },
    { date_on_sale_to: null },
    { date_on_sale_to: '' },
    { sale_price: '' },
  ];
  for (const fields of dates) script.put(route, fields, { fact: 6 });
}

function stock(script: Script): void {
  const made = script.post('products', { name: 'Counted', manage_stock: true, stock_quantity: 3 });
  const route = `products/${made.id}`;
  for (const quantity of [5, '5', 2.7, '', 'abc', null, -4] as Json[])
    script.put(route, { stock_quantity: quantity }, { fact: 7 });
  script.put(route, { stock_quantity: 4, stock_status: 'outofstock' }, { fact: 7 });
  script.put(
    route,
    { manage_stock: false, stock_quantity: 9, backorders: 'yes', low_stock_amount: 2 },
    { fact: 7 },
  );
  script.put(route, { categories: [{ id: 999_999 }] }, { fact: 7 });
  script.put(route, { manage_stock: true, stock_quantity: 10 });
  script.put(route, { inventory_delta: 3 }, { fact: 43 });
  script.put(route, { inventory_delta: 3, stock_quantity: 2 }, { fact: 43 });
}

function writes(script: Script): void {
  const tag = script.post('products/tags', { name: 'Old' });
  const made = script.post('products', {
    name: 'Written',
    regular_price: '10',
    sale_price: '8',
    sku: script.sku(),
    tags: [{ id: tag.id }],
    attributes: [{ name: 'Old', options: ['x'] }],
  });
  const route = `products/${made.id}`;
  script.put(route, {}, { fact: 8, settle: true });
  script.put(route, { name: null }, { fact: 9 });
  script.put(route, { sale_price: null }, { fact: 9 });
  script.put(route, { sku: null }, { fact: 9 });
  script.put(route, { regular_price: '' }, { fact: 9 });
  script.put(
    route,
    { attributes: [{ name: 'New', options: ['y'] }], tags: [{ name: 'New' }] },
    { fact: 9 },
  );
  script.put(route, { name: 'Left out' }, { fact: 9 });
  script.put(route, { categories: [] }, { fact: 9 });
  script.post('products', { name: 'Parent', type: 'variable', regular_price: '5' }, { fact: 9 });
  script.put(route, { dimensions: 'x' }, { fact: 48 });
  script.put(route, { dimensions: { length: 3 } }, { fact: 48 });
}

function skus(script: Script): void {
  const sku = script.sku();
  const owner = script.post('products', {
    name: 'Owner',
    sku: `${sku}-Größe`,
    global_unique_id: '4006381333931',
  });
  for (const twin of [`${sku}-GROSSE`, `${sku}-grösse `, `${sku}-grosse`])
    script.post('products', { name: 'Twin', sku: twin }, { fact: 10 });
  script.post('products', { name: 'Twin', global_unique_id: '4006381333931' }, { fact: 10 });
  const draft = script.post('products', { name: 'Draft', sku: `${sku}-D`, status: 'draft' });
  script.get('products', { sku: `${sku}-D,${sku}-Größe`, _fields: 'id,sku' }, { fact: 10 });
  script.get('products', { sku: '0', _fields: 'id' }, { fact: 10 });
  script.delete(`products/${draft.id}`, false, { fact: 11 });
  script.get('products', { sku: `${sku}-D`, _fields: 'id' }, { fact: 10 });
  script.get('products', { sku: `${sku}-D`, status: 'trash', _fields: 'id' }, { fact: 10 });
  script.post('products', { name: 'Again', sku: `${sku}-D` }, { fact: 10 });
  script.delete(`products/${draft.id}`, false, { fact: 11 });
  script.put(`products/${draft.id}`, { name: 'Written in the trash' }, { fact: 11 });
  script.put(`products/${draft.id}`, { status: 'publish' }, { fact: 11 });
  script.get('products/999999', {}, { fact: 11 });
  script.put('products/999999', {}, { fact: 11 });
  script.delete('products/999999', true, { fact: 11 });
  script.get(`products/${owner.id}`);
}

function names(script: Script): void {
  const made = script.post('products', { regular_price: '1' }, { fact: 12 });
  const route = `products/${made.id}`;
  script.put(
    route,
    { name: 'R&D', description: 'One\n\nTwo', short_description: 'Three' },
    { fact: 12 },
  );
  script.get(route, {}, { fact: 12 });
  script.get(route, { context: 'edit' }, { fact: 12 });
  script.put(route, { name: '5 < 6 ' }, { fact: 48 });
  script.post('products', { name: ' ends ' }, { fact: 48 });
  const bare = script.post('products', { name: 'Bare' });
  script.put(`products/${bare.id}`, { name: '' }, { fact: 48 });
  script.call(
    'POST',
    'products',
    {},
    { raw: { type: 'text/plain', text: '{"name":"x"}' }, fact: 14 },
  );
}

function meta(script: Script): void {
  const made = script.post(
    'products',
    { name: 'Meta', meta_data: [{ key: '_cypher_id', value: 5 }] },
    { fact: 12 },
  );
  const route = `products/${made.id}`;
  script.put(route, { meta_data: [{ key: '_cypher_id', value: 'six' }] }, { fact: 12 });
  script.put(
    route,
    { meta_data: [{ id: made.at('meta_data.0.id'), key: '_cypher_other', value: 'x' }] },
    { fact: 48 },
  );
  script.put(route, { meta_data: [{ key: '_cypher_other', value: null }] }, { fact: 12 });
  script.put(route, { regular_price: '10' });
  script.put(route, { meta_data: [{ key: '_price', value: '0.01' }] }, { fact: 12 });
  script.put(route, { meta_data: [{ key: '_regular_price', value: '7' }] }, { fact: 12 });
  script.put(
    route,
    {
      attributes: [
        { name: 'Size', options: ['S'], position: 2 },
        { name: 'SIZE', options: ['M'], position: 1 },
        { name: 'Color', options: ['Red'], position: 0 },
      ],
    },
    { fact: 48 },
  );
}
