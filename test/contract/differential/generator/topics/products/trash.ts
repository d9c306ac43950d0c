import { wrong } from '../../pools/values';
import type { Script } from '../../script';

/** Unknown ids, deleting, the trash and coming back from it, products and families. */
export function trash(script: Script): void {
  const { random } = script;
  const size = { name: 'Size', variation: true, options: ['S', 'M'] };
  const simple = script.post('products', {
    name: 'Simple',
    sku: script.sku(),
    status: random.pick(['publish', 'draft', 'private', 'pending']),
  });
  const family = script.post('products', { name: 'Family', type: 'variable', attributes: [size] });
  const child = script.post(`products/${family.id}/variations`, {
    sku: script.sku(),
    regular_price: '5',
  });
  const unknown = String(random.pick([999999, 0, 99999999999]));
  script.get(`products/${unknown}`);
  script.put(`products/${unknown}`, { name: 'x' });
  script.delete(`products/${unknown}`, random.chance(0.5));
  script.get(`products/${random.pick(['abc', '1.5', '-1'])}`);
  script.get(`products/${family.id}/variations/${unknown}`);
  script.put(`products/${family.id}/variations/${unknown}`, {});
  script.get(`products/${unknown}/variations`);
  script.get(`products/${child.id}`);
  script.put(`products/${child.id}`, { name: 'x' });
  script.delete(`products/${simple.id}`);
  script.delete(`products/${simple.id}`);
  script.get(`products/${simple.id}`);
  script.put(`products/${simple.id}`, { name: 'In the trash', regular_price: '3' });
  script.get('products', { status: 'trash', _fields: 'id,name,slug,status' });
  script.put(`products/${simple.id}`, { status: random.pick(['publish', 'draft']) });
  script.get(`products/${simple.id}`);
  if (random.chance(0.5)) script.put(`products/${family.id}`, { status: 'trash' });
  else script.delete(`products/${family.id}`);
  script.get(`products/${family.id}`);
  script.get(`products/${family.id}/variations`, { _fields: 'id,status' });
  script.get(`products/${family.id}/variations/${child.id}`);
  script.put(`products/${family.id}`, { status: 'publish' });
  script.get(`products/${family.id}`);
  script.get(`products/${family.id}/variations`, { _fields: 'id,status' });
  script.delete(`products/${family.id}/variations/${child.id}`, random.chance(0.5));
  script.delete(`products/${family.id}/variations/${child.id}`, true);
  script.get(`products/${family.id}`);
  script.post('products/batch', { delete: [simple.id, unknown, 0, wrong(random), family.id] });
  script.get(`products/${family.id}`);
  script.get('products', {
    status: random.pick(['any', 'trash', 'publish', 'draft', 'nope', '']),
    _fields: 'id',
  });
  const again = script.post('products', { name: 'Simple' });
  const twin = script.post('products', {
    name: 'Simple',
    status: random.pick(['draft', 'publish']),
  });
  script.put(`products/${twin.id}`, { status: 'publish' });
  script.delete(`products/${again.id}`, true);
  script.call('DELETE', `products/${twin.id}`, {
    force: random.pick(['1', 'false', '0', 'yes', '', 'TRUE', 'abc']),
  });
}
