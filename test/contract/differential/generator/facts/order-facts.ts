import type { Script } from '../script';

/**
 * What is stated of orders (facts 26, 41, 42, 51) and of the doors of a shop (facts 2, 3, 39, 47).
 */
export function orderFacts(script: Script): void {
  stock(script);
  refunds(script);
  writes(script);
  doors(script);
}

function stock(script: Script): void {
  const lamp = script.post('products', {
    name: 'Lamp',
    sku: script.sku(),
    regular_price: '10',
    manage_stock: true,
    stock_quantity: 20,
  });
  const left = (fact: number): void => {
    script.get(`products/${lamp.id}`, { _fields: 'id,stock_quantity,total_sales' }, { fact });
  };
  const order = (status: string, quantity = 2) =>
    script.post(
      'orders',
      { status, line_items: [{ product_id: lamp.id, quantity }] },
      { fact: 26 },
    );
  for (const status of ['processing', 'on-hold', 'pending', 'completed']) {
    order(status);
    left(26);
  }
  const large = order('processing', 50);
  left(26);
  script.put(`orders/${large.id}`, { status: 'cancelled' }, { fact: 26 });
  left(51);
  const edited = order('processing');
  script.put(
    `orders/${edited.id}`,
    { line_items: [{ id: edited.at('line_items.0.id'), quantity: 5 }] },
    { fact: 51 },
  );
  left(51);
  script.get(`orders/${edited.id}`, {}, { fact: 42 });
  script.delete(`orders/${edited.id}`, true, { fact: 26 });
  left(26);
  const gone = script.post('products', { name: 'Gone', sku: script.sku(), regular_price: '4' });
  const kept = script.post('orders', { line_items: [{ product_id: gone.id, quantity: 1 }] });
  script.delete(`products/${gone.id}`, true);
  script.get(`orders/${kept.id}`, {}, { fact: 41 });
}

function refunds(script: Script): void {
  const lamp = script.post('products', {
    name: 'Back',
    regular_price: '10',
    manage_stock: true,
    stock_quantity: 9,
  });
  const line = { product_id: lamp.id, quantity: 3 };
  const left = (): void => {
    script.get(`products/${lamp.id}`, { _fields: 'id,stock_quantity' }, { fact: 26 });
  };
  const paid = script.post('orders', { status: 'processing', line_items: [line] });
  const back = { line_items: [{ id: paid.at('line_items.0.id'), quantity: 1, refund_total: 10 }] };
  script.post(
    `orders/${paid.id}/refunds`,
    { ...back, api_refund: false },
    { fact: 26, settle: true },
  );
  left();
  script.get(`orders/${paid.id}`, {}, { fact: 26 });
  script.put(`orders/${paid.id}`, { status: 'refunded' }, { fact: 26 });
  left();
  const pending = script.post('orders', { status: 'pending', line_items: [line] });
  const never = {
    line_items: [{ id: pending.at('line_items.0.id'), quantity: 1, refund_total: 10 }],
  };
  script.post(`orders/${pending.id}/refunds`, { ...never, api_refund: false }, { fact: 51 });
  script.get(`products/${lamp.id}`, { _fields: 'id,stock_quantity' }, { fact: 51 });
}

function writes(script: Script): void {
  const lamp = script.post('products', { name: 'Ordered', regular_price: '10' });
  const made = script.post(
    'orders',
    { line_items: [{ product_id: lamp.id, quantity: 2 }] },
    { fact: 26 },
  );
  const route = `orders/${made.id}`;
  const changes = [
    {},
    { meta_data: [{ key: '_cypher_ack', value: '1' }] },
    { billing: { city: 'Cluj' } },
  ];
  for (const fields of changes) script.put(route, fields, { fact: 26, settle: true });
  script.post(`${route}/notes`, { note: 'Packed' }, { fact: 26, settle: true });
  script.get(route, {}, { fact: 26 });
  script.get(route, { _fields: 'id,line_items.sku,billing.city' }, { fact: 25 });
  script.put(route, { currency: 'XXX' }, { fact: 51 });
  script.put(route, { billing: { email: 'no mail' } }, { fact: 51 });
  script.put(route, { line_items: [{ quantity: 1 }] }, { fact: 51 });
  script.post('orders/batch', { update: [{ id: made.id, status: 'bogus' }] }, { fact: 16 });
  script.put(route, { status: 'checkout-draft' });
  script.get('orders', { _fields: 'id,status' }, { fact: 51 });
}

function doors(script: Script): void {
  const made = script.post('products', { name: 'Door' });
  const route = `products/${made.id}`;
  script.get(route, {}, { caller: 'wrong secret', fact: 2 });
  script.get(route, {}, { caller: 'nobody', fact: 1 });
  script.call('POST', route, {}, { body: { name: 'By POST' }, fact: 47 });
  script.call('POST', route, { _method: 'PUT' }, { body: { name: 'Said so' }, fact: 2 });
  script.call('GET', '/index.php/wp-json/wc/v3/orders/statuses', {}, { fact: 39 });
  script.call('GET', '/', { rest_route: `/wc/v3/products/${made.id}` }, { fact: 3 });
  script.call('POST', route, {}, { headers: { 'X-HTTP-Method-Override': 'DELETE' }, fact: 47 });
  script.call('POST', route, { _method: 'DELETE', force: 'true' }, { fact: 47 });
}
