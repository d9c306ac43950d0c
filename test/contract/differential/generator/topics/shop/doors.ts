import type { Json } from '../../../../suite/shop/json';
import { text } from '../../pools/texts';
import type { Script } from '../../script';

const ROUTES = [
  'products',
  'orders',
  'products/categories',
  'products/attributes',
  'variations',
  'coupons',
  'taxes',
  'webhooks',
  'customers',
  'refunds',
  'products/1',
  'nope',
  'products/1/nope',
  'products/tags/',
  '',
  'settings/general',
  'data/currencies/current',
] as const;

/** What stands before every call: addresses, methods, keys, bodies that are none. */
export function doors(script: Script): void {
  const { random } = script;
  const product = script.post('products', { name: 'Door', regular_price: '1' });
  for (let each = 0; each < 4; each += 1) script.call('OPTIONS', random.pick(ROUTES));
  for (let each = 0; each < 3; each += 1)
    script.call(random.pick(['PATCH', 'DELETE', 'PUT', 'POST']), random.pick(ROUTES));
  script.call('GET', `/index.php/wp-json/wc/v3/products/${product.id}`);
  script.call('GET', `/wp-json/wc/v3/products/${product.id}/`);
  script.call('GET', `/wp-json/wc/v3//products/${product.id}`);
  script.call('PATCH', `products/${product.id}`, {}, { body: { name: 'Patched' } });
  script.call('POST', `products/${product.id}`, {}, { body: { name: 'Posted' } });
  script.call(
    'POST',
    `products/${product.id}`,
    { _method: random.pick(['PUT', 'DELETE', 'put', 'NOPE', 'GET']) },
    { body: { name: 'Overridden' } },
  );
  script.call(
    'POST',
    `products/${product.id}`,
    {},
    {
      headers: { 'x-http-method-override': random.pick(['PUT', 'GET']) },
      body: { name: 'By header' },
    },
  );
  script.put(
    `products/${product.id}`,
    {},
    { query: { name: text(random, 2), regular_price: '5' } },
  );
  script.put(`products/${product.id}`, { regular_price: '7' }, { query: { regular_price: '6' } });
  script.get('products', { search: 'a b', 'include[]': product.id, _fields: 'id' });
  script.get('products', { 'status[]': 'publish', _fields: 'id' });
  script.get('products', { 'category[0]': '15', 'orderby[]': 'id', _fields: 'id' });
  for (let each = 0; each < 4; each += 1) {
    const raw = random.pick([
      { type: 'application/json', text: '{"name":' },
      { type: 'application/json', text: '"text"' },
      { type: 'application/json', text: '[]' },
      { type: 'application/json', text: '' },
      { type: 'application/json', text: 'null' },
      { type: 'application/json', text: '5' },
      { type: 'application/json', text: '[{"name":"x"}]' },
      { type: 'text/plain', text: '{"name":"Text"}' },
      {
        type: 'application/x-www-form-urlencoded',
        text: 'name=Form+name&regular_price=5&categories[0][id]=15',
      },
      { type: 'application/vnd.api+json', text: '{"name":"Vendor"}' },
      { type: 'application/json; charset=utf-8', text: '\ufeff{"name":"Bom"}' },
    ]);
    script.call('POST', 'products', {}, { raw });
  }
  script.get('products', {}, { caller: 'nobody' });
  script.get('products', {}, { caller: random.pick(['wrong secret', 'unknown key']) });
  script.post('products', { name: 'x' }, { caller: random.pick(['nobody', 'wrong secret']) });
  script.get('products', {
    sku: `a b,${random.pick(['c+d', 'e&f', 'g=h', "i'j", 'k~l', 'm*n', 'o(p)', 'ä', '%41', '100%'])}`,
    _fields: 'id',
  });
  script.post(
    'products',
    { name: random.pick<Json>(['x', 5]), sku: '' },
    { query: { sku: 'By query' } },
  );
}
