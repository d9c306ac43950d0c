import type { Script } from '../../script';

/** Variations of products that there are not, and what comes of them. */
export function orphans(script: Script): void {
  const { random } = script;
  const unknown = random.pick(['999999', '0', '99999999999']);
  const family = {
    name: 'Family',
    type: 'variable',
    attributes: [{ name: 'Size', variation: true, options: ['S'] }],
  };
  script.post(`products/${unknown}/variations`, { regular_price: '1' }, { fact: 20 });
  script.get(`products/${unknown}/variations`);
  script.get('variations', { _fields: 'id,parent_id' });
  const made = script.post('products', family);
  script.put(`products/${made.id}`, { name: 'Again' });
  script.post(`products/${made.id}/variations`, {
    regular_price: '3',
    attributes: [{ name: 'Size', option: 'S' }],
  });
  script.get(`products/${made.id}`);
  script.post('products', { ...family, manage_stock: true, stock_quantity: random.between(0, 1) });
  script.post(`products/${unknown}/variations/batch`, { create: [{ regular_price: '2' }] });
}
