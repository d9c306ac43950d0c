import type { Json } from '../../../../suite/shop/json';
import { text } from '../../pools/texts';
import { TWINS } from '../../pools/twins';
import { wrong } from '../../pools/values';
import type { Made, Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Attributes of products: own and global ones, options with signs, positions, and what variations
 * make of them.
 */
export function productAttributes(script: Script): void {
  const { random } = script;
  const global = script.post('products/attributes', {
    name: random.pick(['Color', 'Größe', 'Material & more', 'Ton']),
  });
  const options = (): Json => {
    if (random.chance(0.1))
      return random.pick<Json>([
        'a | b',
        'a,b',
        '',
        'one',
        5,
        null,
        ['0'],
        ['', ' '],
        [1, 2],
        { 0: 'x' },
      ]);
    return Array.from({ length: random.between(1, 3) }, () =>
      random.chance(0.5) ? text(random, 2) : random.pick(random.pick(TWINS)),
    );
  };
  const attribute = (): Fields => ({
    ...(random.chance(0.4)
      ? { id: global.id }
      : {
          name: random.chance(0.7)
            ? text(random, 2)
            : random.pick(['Size', 'SIZE', 'size', 'Größe', 'a|b', '0', '']),
        }),
    ...(random.chance(0.9) ? { options: options() } : {}),
    ...(random.chance(0.4) ? { variation: random.chance(0.7) } : {}),
    ...(random.chance(0.4) ? { visible: random.chance(0.7) } : {}),
    ...(random.chance(0.4) ? { position: random.pick<Json>([0, 1, 2, 5, -1, '3']) } : {}),
  });
  for (let each = 0; each < 6; each += 1) {
    const attributes = Array.from({ length: random.between(1, 4) }, attribute);
    const product = script.post('products', {
      name: script.name('Attributed'),
      attributes,
      ...(random.chance(0.5) ? { type: 'variable' } : {}),
    });
    if (random.chance(0.6))
      script.put(`products/${product.id}`, {
        attributes: random.chance(0.15) ? [] : [attribute(), attribute()],
      });
    script.get(`products/${product.id}`);
  }
  script.post('products', {
    name: 'Wrong',
    attributes: [{ name: 'x', options: wrong(random), variation: wrong(random) }],
  });
  script.post('products', {
    name: 'Unknown',
    attributes: [
      { id: 9999, options: ['a'] },
      { options: ['b'] },
      { id: 0, name: 'c', options: ['d'] },
    ],
  });
  script.get(`products/attributes/${global.id}/terms`, {
    per_page: '50',
    orderby: random.pick(['name', 'id', 'slug', 'count']),
  });
  options2(script, global);
}

/** Options of variations against those of their product. */
function options2(script: Script, global: Made): void {
  const { random } = script;
  const own = Array.from({ length: 3 }, () => text(random, 2));
  const [twin, other] = random.pick(TWINS);
  const attributes = [
    {
      name: 'Size',
      variation: true,
      visible: true,
      options: [...own, twin, 'Black White', 'a/b', '50%'],
    },
    { id: global.id, variation: true, options: [twin, 'Red', 'Dark & blue', 'groß'] },
    { name: 'Hidden', variation: false, options: ['h'] },
  ];
  const parent = script.post('products', { name: 'Family', type: 'variable', attributes });
  const option = (): Fields => {
    const value = random.chance(0.5)
      ? random.pick([...own, twin, other])
      : random.pick([
          'Black%20White',
          'a%2Fb',
          '50%',
          'red',
          'RED',
          'Dark &amp; blue',
          'dark-blue',
          'gross',
          'grob',
          'nope',
          '',
          ' ',
          'Red ',
          '<b>Red</b>',
          'h',
        ]);
    const named = random.pick<Fields>([
      { name: 'Size' },
      { name: 'size' },
      { id: global.id },
      { id: global.id },
      { name: 'Hidden' },
      { name: 'Other' },
      { id: 0, name: 'SIZE' },
      {},
    ]);
    return { ...named, option: value };
  };
  for (let each = 0; each < 5; each += 1) {
    const variation = script.post(`products/${parent.id}/variations`, {
      regular_price: '5',
      attributes: [option(), ...(random.chance(0.5) ? [option()] : [])],
    });
    if (random.chance(0.5))
      script.put(`products/${parent.id}/variations/${variation.id}`, {
        attributes: random.chance(0.2) ? [] : [option()],
      });
    script.get(`products/${parent.id}/variations/${variation.id}`);
  }
  script.put(`products/${parent.id}`, { default_attributes: [option(), option()] });
  script.put(`products/${parent.id}`, {
    attributes: [{ name: 'Size', variation: true, options: ['Black White'] }],
  });
  script.get(`products/${parent.id}/variations`, { _fields: 'id,attributes,name' });
  script.get(`products/${parent.id}`);
}
