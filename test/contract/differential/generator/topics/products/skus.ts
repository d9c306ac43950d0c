import { text } from '../../pools/texts';
import { TWINS } from '../../pools/twins';
import { gtin } from '../../pools/values';
import type { Script } from '../../script';

/**
 * SKUs and GTINs that meet: twins of the collation, the trash, lists of SKUs, searches for them.
 */
export function skus(script: Script): void {
  const { random } = script;
  const prefix = script.sku();
  const code = String(random.between(1_000_000, 9_999_999));
  const owners = [];
  for (let each = 0; each < 7; each += 1) {
    const [one, other] = random.pick(TWINS);
    const [first, second] = random.chance(0.5) ? [one, other] : [other, one];
    const owner = script.post('products', { name: script.name('Owner'), sku: `${prefix}${first}` });
    owners.push({ owner, sku: `${prefix}${first}` });
    script.post('products', { name: script.name('Twin'), sku: `${prefix}${second}` });
    if (random.chance(0.4))
      script.get('products', { sku: `${prefix}${second}`, _fields: 'id,sku' });
    if (random.chance(0.3))
      script.post('products/batch', {
        create: [{ name: 'Batch twin', sku: `${prefix}${second}` }],
      });
  }
  const one = random.pick(owners);
  const other = random.pick(owners);
  script.put(`products/${one.owner.id}`, { sku: other.sku });
  script.put(`products/${one.owner.id}`, { sku: `${prefix}${text(random, 2)}` });
  script.delete(`products/${other.owner.id}`);
  script.post('products', { name: 'After the trash', sku: other.sku });
  script.get('products', { sku: other.sku, _fields: 'id,sku,status' });
  script.get('products', { sku: other.sku, status: 'trash', _fields: 'id,sku,status' });
  script.get('products', {
    sku: owners.map(({ sku }) => sku).join(','),
    _fields: 'id,sku',
    orderby: 'id',
  });
  script.get('products', {
    sku: random.pick([
      '0',
      '',
      ' ',
      `${prefix}%41`,
      '<b>',
      `${prefix},`,
      `,${prefix}`,
      'a b',
      '\\',
    ]),
    _fields: 'id,sku',
    orderby: 'id',
  });
  script.get('products', {
    search_sku: random.pick([prefix, prefix.toLowerCase(), 'gross', '_', '%', 'ß', '0', '']),
    _fields: 'id,sku',
    orderby: 'id',
    per_page: '50',
  });
  script.post('products', { name: 'Coded', global_unique_id: code });
  for (const again of [
    code,
    ` ${code} `,
    `${code.slice(0, 3)}-${code.slice(3)}`,
    gtin(random),
    gtin(random),
  ]) {
    script.post('products', { name: 'Coded too', global_unique_id: again });
  }
  script.get('products', {
    global_unique_id: random.pick([code, `${code},x`, 'nope', '']),
    _fields: 'id,global_unique_id',
  });
  script.post('products/batch', {
    create: [
      { name: 'a', sku: `${prefix}-x` },
      { name: 'b', sku: `${prefix}-x` },
      { name: 'c', sku: `${prefix}-X ` },
    ],
  });
  const parent = script.post('products', {
    name: 'Family',
    type: 'variable',
    sku: `${prefix}-F`,
    attributes: [{ name: 'Size', variation: true, options: ['S'] }],
  });
  script.post(`products/${parent.id}/variations`, { sku: `${prefix}-F`, regular_price: '1' });
  script.post(`products/${parent.id}/variations`, {
    sku: random.chance(0.5) ? one.sku : `${prefix}-V`,
    regular_price: '1',
  });
  script.get('products', {
    sku: `${prefix}-V,${prefix}-F`,
    _fields: 'id,sku,type,parent_id',
    orderby: 'id',
  });
}
