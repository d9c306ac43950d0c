import { the } from '../../../../../support/the';
import type { Json } from '../../../../suite/shop/json';
import { description, longText, oddText, slug, text } from '../../pools/texts';
import { TWINS } from '../../pools/twins';
import { flagText, numberText, wrong } from '../../pools/values';
import { someOf, type Made, type Script } from '../../script';
import type { Fields } from '../../../step';

/**
 * Categories, tags, brands and terms of attributes: names, slugs, parents, doubles, deleting,
 * lists.
 */
export function terms(script: Script): void {
  const { random } = script;
  const kind = random.pick([
    'categories',
    'categories',
    'categories',
    'tags',
    'brands',
    'terms',
  ] as const);
  const route =
    kind === 'terms'
      ? `products/attributes/${script.post('products/attributes', { name: 'Material' }).id}/terms`
      : `products/${kind}`;
  const made: Made[] = [];
  const parent = (): Json =>
    random.chance(0.7) && made.length > 0
      ? random.pick(made).id
      : random.pick<Json>([0, 999999, '', null, 'abc', -1]);
  const fields = (): Fields => ({
    ...(random.chance(0.93) ? { name: nameOf(script) } : {}),
    ...someOf(random, 0.3, {
      slug: () => slug(random),
      description: () => description(random),
      parent,
      display: () => random.pick(['default', 'products', 'subcategories', 'both', 'nope']),
      menu_order: () => random.pick<Json>([0, 3, -1, '2', 'abc', 1.5]),
      image: () => random.pick<Json>([null, {}, { id: 0 }, { id: 999999 }, [], 'x']),
    }),
  });
  for (let each = 0; each < 9; each += 1) {
    const term = script.post(route, fields());
    made.push(term);
    if (random.chance(0.4)) script.get(`${route}/${term.id}`);
    if (random.chance(0.4))
      script.put(`${route}/${random.pick(made).id}`, random.chance(0.2) ? {} : fields());
  }
  const [one, other] = random.pick(TWINS);
  script.post(route, { name: one });
  script.post(route, { name: other });
  script.post(route, {
    name: random.pick([one, other]),
    ...(made[0] === undefined ? {} : { parent: made[0].id }),
  });
  script.post(route, { name: one, slug: `other-${random.between(1, 9)}` });
  if (random.chance(0.4))
    script.post(route, { name: longText(random, random.pick([190, 200, 201, 250])) });
  if (random.chance(0.4))
    script.post(route, {
      name: 'Long slug',
      slug: longText(random, random.pick([190, 200, 201, 250])),
    });
  script.post(route, {
    name: script.name('Wrong'),
    [random.pick(['name', 'slug', 'description', 'parent', 'display', 'menu_order', 'image'])]:
      wrong(random),
  });
  script.get(`${route}/999999`);
  script.put(`${route}/999999`, { name: 'x' });
  for (let each = 0; each < 7; each += 1) script.get(route, listQuery(script, made));
  const gone = random.pick(made);
  script.delete(`${route}/${gone.id}`);
  script.delete(`${route}/${gone.id}`, true);
  script.delete(`${route}/${gone.id}`, true);
  if (kind === 'categories') script.delete(`${route}/15`, true);
  script.get(route, { per_page: '50', orderby: 'id' });
}

function nameOf({ random }: Script): Json {
  if (random.chance(0.12)) return oddText(random);
  if (random.chance(0.2)) return random.pick(random.pick(TWINS));
  return text(random, 3);
}

function listQuery({ random }: Script, made: readonly Made[]): Record<string, string> {
  const all: Record<string, () => string> = {
    orderby: () =>
      random.pick([
        'name',
        'id',
        'slug',
        'count',
        'include',
        'description',
        'term_group',
        'menu_order',
        'nope',
      ]),
    order: () => random.pick(['asc', 'desc', 'up']),
    per_page: () => numberText(random, 4),
    page: () => numberText(random, 3),
    offset: () => numberText(random, 3),
    include: () =>
      random.pick([
        random.pick(made).id,
        `${random.pick(made).id},${random.pick(made).id}`,
        '',
        '999999',
        'abc',
      ]),
    exclude: () => random.pick(made).id,
    hide_empty: () => flagText(random),
    parent: () => random.pick([random.pick(made).id, '0', '', 'abc', '999999']),
    slug: () => random.pick(['lamp', 'groß', 'gross', '', 'lamp,gross', 'a-b']),
    search: () => random.pick(['lamp', 'gross', 'a', 'ß', '<', '&', '%', '_', '', 'ЛАМПА', ' ']),
    product: () => random.pick(['1', '', 'abc']),
    context: () => random.pick(['view', 'edit', 'embed', 'nope']),
    _fields: () => random.pick(['id,name', 'name', 'id,_links', 'nope', 'image.id']),
  };
  const query: Record<string, string> = {};
  for (let count = random.between(0, 3); count > 0; count -= 1) {
    const name = random.pick(Object.keys(all));
    query[name] = the(all[name])();
  }
  return query;
}
