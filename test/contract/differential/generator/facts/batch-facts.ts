import type { Script } from '../script';

/** What is stated of batches, variations and take-downs (facts 15 to 21, 49, 53, 54). */
export function batchFacts(script: Script): void {
  batches(script);
  variations(script);
  takeDowns(script);
}

function batches(script: Script): void {
  const sku = script.sku();
  const made = script.post(
    'products/batch',
    {
      create: [
        { name: 'One', sku },
        { name: 'Two', sku },
        { name: 'Three', regular_price: 5 },
      ],
    },
    { fact: 15 },
  );
  const [one, three] = [made.at('create.0.id'), made.at('create.2.id')];
  const hundred = Array.from({ length: 101 }, () => ({ id: one }));
  script.post('products/batch', { update: hundred }, { fact: 15 });
  script.post('products/batch', {}, { fact: 15 });
  script.post(
    'products/batch',
    { update: [{ id: 999_999 }, { id: one, name: 'Uno' }] },
    { fact: 15 },
  );
  const odd = [
    { id: one, manage_stock: true, stock_quantity: 'abc' },
    { id: one, stock_quantity: '' },
    { id: one, status: 'bogus' },
    { id: one, regular_price: null },
    { id: one, regular_price: 12.5 },
  ];
  for (const item of odd) script.post('products/batch', { update: [item] }, { fact: 16 });
  script.post(
    'products/batch',
    {
      update: [
        { id: one, name: 'First' },
        { id: one, name: 'Second' },
      ],
    },
    { fact: 18 },
  );
  script.post(
    'products/batch',
    { update: [{ id: one, regular_price: '11', _fields: 'id,sku' }] },
    { fact: 19 },
  );
  script.post('products/batch', { update: [{ id: one, _fields: ['id', 'sku'] }] }, { fact: 48 });
  script.post(
    'products/batch',
    { update: [{ id: one }] },
    { query: { _fields: 'id,sku' }, fact: 19 },
  );
  script.get(`products/${one}`, { _fields: 'id,sku' }, { fact: 19 });
  script.get('products', { _fields: 'id,sku' }, { fact: 19 });
  script.post('products/batch', { delete: [0, three] }, { fact: 15 });
  script.get(`products/${three}`, {}, { fact: 15 });
}

function variations(script: Script): void {
  const sizes = { name: 'Size', variation: true, options: ['S', 'M'] };
  const family = { type: 'variable', attributes: [sizes, { name: 'Fabric', options: ['Wool'] }] };
  const first = script.post('products', { ...family, name: 'First', sku: script.sku() });
  const second = script.post('products', { ...family, name: 'Second' });
  const small = script.post(`products/${first.id}/variations`, {
    regular_price: '5',
    attributes: [{ name: 'Size', option: 'S' }],
  });
  const other = script.post(`products/${second.id}/variations`, { regular_price: '6' });
  const route = `products/${first.id}/variations`;
  script.post(
    `${route}/batch`,
    {
      update: [
        { id: small.id, regular_price: '7' },
        { id: other.id, product_id: second.id, regular_price: '8' },
      ],
    },
    { fact: 20 },
  );
  script.post(`${route}/batch`, { update: [{ id: other.id, regular_price: '9' }] }, { fact: 20 });
  script.put(`products/${small.id}`, { name: 'x' }, { fact: 20 });
  script.post('products/batch', { update: [{ id: small.id, regular_price: '1' }] }, { fact: 20 });
  script.get('variations', { _fields: 'id,parent_id', orderby: 'id', order: 'asc' }, { fact: 20 });
  script.get(`${route}/${small.id}`, {}, { fact: 21 });
  script.post(route, { attributes: [{ name: 'Size', option: 'S' }] }, { fact: 21 });
  script.post(route, { attributes: [{ name: 'Size', option: 'XXL' }] }, { fact: 21 });
  script.post(route, { attributes: [{ name: 'Fabric', option: 'Wool' }] }, { fact: 21 });
  script.put(`${route}/${small.id}`, { menu_order: 3 });
  script.put(`${route}/${small.id}`, { menu_order: 0 }, { fact: 21 });
  script.put(`products/${first.id}`, { manage_stock: true, stock_quantity: 50 });
  script.put(`${route}/${small.id}`, { stock_quantity: 3 }, { fact: 21 });
  script.put(`${route}/${small.id}`, { manage_stock: true, stock_quantity: 3 }, { fact: 49 });
  script.get('variations', { include: small.id, _fields: 'id' }, { fact: 49 });
  script.get(route, { status: 'draft', _fields: 'id' }, { fact: 49 });
  script.post(`${route}/batch`, { update: [{ id: small.id, _fields: 'id' }] }, { fact: 54 });
  script.put(`products/${first.id}`, { type: 'simple' }, { fact: 21 });
  script.get(route, { _fields: 'id' }, { fact: 21 });
}

function takeDowns(script: Script): void {
  const family = {
    type: 'variable',
    attributes: [{ name: 'Size', variation: true, options: ['S'] }],
  };
  for (const way of ['status', 'DELETE'] as const) {
    const made = script.post('products', { ...family, name: `By ${way}` });
    const route = `products/${made.id}`;
    const sku = script.sku();
    const small = script.post(`${route}/variations`, {
      sku,
      attributes: [{ name: 'Size', option: 'S' }],
    });
    if (way === 'DELETE') script.delete(route, false, { fact: 53 });
    else
      script.post('products/batch', { update: [{ id: made.id, status: 'trash' }] }, { fact: 53 });
    script.get(`${route}/variations/${small.id}`, {}, { fact: 53 });
    script.get('products', { sku, _fields: 'id' }, { fact: 53 });
    script.put(route, { status: 'publish' }, { fact: 53 });
    script.get(`${route}/variations`, { _fields: 'id,status' }, { fact: 53 });
  }
}
