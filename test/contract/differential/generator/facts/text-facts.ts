import type { Script } from '../script';

/** What is stated of texts: what is stored is not what was sent (facts 34 to 39). */
export function textFacts(script: Script): void {
  const sku = script.sku();
  for (const text of [
    `${sku} a  b\t`,
    `${sku}<b>x</b>`,
    `${sku}-50%AB-1`,
    `${sku}-5%CBD`,
    `${sku}\nline`,
  ])
    script.post('products', { name: 'Lined', sku: text }, { fact: 34 });
  for (const name of [
    'Mug <handmade>',
    'Cablu <30 cm> negru',
    'Bec 5<10W & >3',
    'a\\b \\\\c',
    '0',
    '5 &lt; 6 &gt; 4',
  ])
    script.post('products', { name }, { fact: 35 });
  for (const route of ['products/categories', 'products/tags', 'products/brands'])
    for (const name of ['Mug <handmade>', 'Cablu <30 cm> negru', 'a\\b \\\\c', '5 &lt; 6'])
      script.post(route, { name }, { fact: 35 });
  options(script);
  collation(script, sku);
  for (const tax of ['nope', 'reduced-rate', ''])
    script.post('products', { name: 'Taxed', tax_class: tax }, { fact: 38 });
  script.post('products/batch', { create: [{ name: 'Taxed', tax_class: 'nope' }] }, { fact: 38 });
  for (const gtin of ['N/A', '0', '123-456', '080442957X', '080442957x'])
    script.post('products', { name: 'Numbered', global_unique_id: gtin }, { fact: 38 });
  for (const name of ['Größe 5/8 "Zoll"', 'Größe 5/8 "Zoll"', 'лампа', 'a & b'])
    script.post('products', { name }, { fact: 39 });
}

function options(script: Script): void {
  const shared = script.post('products/attributes', { name: 'Finish' });
  const made = script.post(
    'products',
    {
      name: 'Optioned',
      type: 'variable',
      attributes: [
        { name: 'Size', variation: true, options: ['a|b', 'Black White', '<30'] },
        { id: shared.id, variation: true, options: ['matt|gloss', 'groß', 'gross'] },
      ],
    },
    { fact: 36 },
  );
  const route = `products/${made.id}/variations`;
  for (const option of ['a', 'Black%20White', 'unknown', '<30'])
    script.post(route, { attributes: [{ name: 'Size', option }] }, { fact: 36 });
  script.post(route, { attributes: [{ id: shared.id, option: 'groß' }] }, { fact: 37 });
  script.get(`products/attributes/${shared.id}/terms`, { _fields: 'id,name' }, { fact: 37 });
}

function collation(script: Script, sku: string): void {
  const twins = [
    ['groß', 'GROSS'],
    ['smør', 'smor'],
    ['łan', 'lan'],
    ['æon', 'aeon'],
    ['œil', 'oeil'],
    ['đon', 'don'],
    ['ﬁx', 'fix'],
    ['5㎝', '5cm'],
    ['m²', 'm2'],
    ['Ｌ１', 'l1'],
    ['アカ', 'あか'],
    ['ǆez', 'džez'],
    ['a  b', 'a b'],
    ['кой', 'кои'],
    ['001', '1'],
  ] as const;
  for (const [one, other] of twins) {
    script.post('products', { name: 'Twin', sku: `${sku}-${one}` }, { fact: 37 });
    script.post('products', { name: 'Twin', sku: `${sku}-${other}` }, { fact: 37 });
    script.post('products/tags', { name: one }, { fact: 37 });
    script.post('products/tags', { name: other }, { fact: 37 });
  }
}
