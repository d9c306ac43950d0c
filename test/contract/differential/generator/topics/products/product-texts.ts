import { the } from '../../../../../support/the';
import { description, longText, oddText, slug, text } from '../../pools/texts';
import { gtin } from '../../pools/values';
import { someOf, type Script } from '../../script';
import type { Fields } from '../../../step';

/** Names, descriptions, SKUs, slugs and GTINs with everything that a shop changes in them. */
export function productTexts(script: Script): void {
  const { random } = script;
  const fields = (): Fields => ({
    ...(random.chance(0.85) ? { name: nameOf(script) } : {}),
    ...someOf(random, 0.35, {
      description: () => description(random),
      short_description: () => (random.chance(0.2) ? oddText(random) : description(random)),
      sku: () => `${script.sku()}${random.chance(0.5) ? text(random, 2) : ''}`,
      slug: () => slug(random),
      global_unique_id: () => gtin(random),
      purchase_note: () => text(random),
      post_password: () => text(random, 1),
      weight: () =>
        random.pick(['1', '1.5', '1,5', 'abc', '-1', ' 2 ', '', '0', '1e2', '2 kg', '.5']),
      dimensions: () => ({ length: random.pick(['10', '1,5', 'x', '', '-2', '1.50']), width: '2' }),
      tax_class: () =>
        random.pick([
          '',
          'standard',
          'reduced-rate',
          'Reduced rate',
          'zero-rate',
          'nope',
          'REDUCED-RATE',
        ]),
      tax_status: () => random.pick(['taxable', 'shipping', 'none']),
      catalog_visibility: () => random.pick(['visible', 'catalog', 'search', 'hidden']),
      virtual: () => random.chance(0.5),
      menu_order: () => random.between(-1, 9),
      featured: () => random.chance(0.5),
      reviews_allowed: () => random.chance(0.5),
      sold_individually: () => random.chance(0.5),
      external_url: () =>
        random.pick([
          'https://x.example/a b',
          'x.example',
          'javascript:alert(1)',
          '',
          'https://x.example/ä?b=<c>',
        ]),
      button_text: () => text(random, 2),
    }),
  });
  const made = [];
  for (let each = 0; each < 8; each += 1) {
    const product = script.post('products', fields());
    made.push(product);
    script.get(`products/${product.id}`, random.chance(0.3) ? { context: 'edit' } : {});
    if (random.chance(0.5)) script.put(`products/${product.id}`, fields());
    if (random.chance(0.4)) script.get(`products/${product.id}`);
  }
  const batch = script.post('products/batch', { create: [fields(), fields(), fields()] });
  script.get(`products/${batch.at('create.0.id')}`);
  script.get(`products/${batch.at('create.1.id')}`);
  const [first, second] = made;
  script.post('products/batch', {
    update: [
      { id: the(first).id, ...fields() },
      { id: the(second).id, ...fields() },
    ],
  });
  script.get(`products/${the(first).id}`);
  if (random.chance(0.5))
    script.post('products', { name: longText(random, random.pick([199, 255, 300, 1000])) });
  if (random.chance(0.5))
    script.post('products', {
      name: 'x',
      sku: `${script.sku()}${'s'.repeat(random.pick([60, 85, 90, 120]))}`,
    });
  if (random.chance(0.3))
    script.post('products', {
      slug: longText(random, random.pick([199, 200, 201, 260])),
      name: 'y',
    });
  script.get('products', {
    orderby: random.pick(['id', 'title', 'slug']),
    order: 'asc',
    _fields: 'id,name,slug,sku,global_unique_id',
    per_page: '50',
  });
}

function nameOf({ random }: Script): string {
  return random.chance(0.12) ? oddText(random) : text(random);
}
