import { the } from '../../../../support/the';
import type { Script } from '../script';

/** What is stated of categories, attributes, lists and dates (facts 22 to 25, 49, 50). */
export function listFacts(script: Script): void {
  categories(script);
  attributes(script);
  lists(script);
}

function categories(script: Script): void {
  const route = 'products/categories';
  const lamps = script.post(
    route,
    { name: 'Lamps & more', description: 'A <b>bold</b> <script>x</script> text' },
    { fact: 22 },
  );
  script.post(route, { name: 'Other', slug: 'taken' });
  script.post(route, { name: 'lamps & more' }, { fact: 22 });
  script.post(route, { name: 'Lamps & more', slug: 'taken' }, { fact: 22 });
  script.post(route, { name: 'Lamps & more', parent: lamps.id }, { fact: 22 });
  script.delete(`${route}/${lamps.id}`, false, { fact: 22 });
  script.delete(`${route}/15`, true, { fact: 22 });
  script.post(route, { name: 'x'.repeat(250) }, { fact: 22 });
  script.put(`${route}/${lamps.id}`, { slug: 'My <b>Slug</b> ä' }, { fact: 50 });
  script.put(`${route}/${lamps.id}`, { name: '' }, { fact: 50 });
  script.put(`${route}/${lamps.id}`, { parent: 999_999 }, { fact: 50 });
  script.get(`${route}/${lamps.id}`, {}, { fact: 50 });
}

function attributes(script: Script): void {
  const route = 'products/attributes';
  script.post(route, { name: 'a'.repeat(29) }, { fact: 23 });
  const color = script.post(route, { name: 'Color' }, { fact: 23 });
  script.post(route, { name: 'color' }, { fact: 23 });
  script.get(route, { per_page: '1', page: '2' }, { fact: 23 });
  script.post(
    'products',
    { name: 'Colored', attributes: [{ id: color.id, options: ['Red', 'Blue'] }] },
    { fact: 23 },
  );
  script.get(`${route}/${color.id}/terms`, {}, { fact: 23 });
}

function lists(script: Script): void {
  const made = ['A', 'B', 'C'].map((name) => script.post('products', { name }, { settle: true }));
  const [first, second, third] = made.map(({ id }) => id);
  const fields = { _fields: 'id' };
  for (const per of ['0', '101', '100'])
    script.get('products', { ...fields, per_page: per }, { fact: 24 });
  script.get('products', { ...fields, per_page: '1', page: '2' }, { fact: 24 });
  script.get('products', { ...fields, page: '99' }, { fact: 24 });
  script.get(
    'products',
    { ...fields, include: `${the(first)},${the(second)},${the(third)}`, per_page: '2' },
    { fact: 24 },
  );
  script.get('products', { ...fields, include: '' }, { fact: 24 });
  script.get('products', { ...fields, orderby: 'id', order: 'asc' }, { fact: 24 });
  const at = the(made[1]).at('date_modified');
  const gmt = the(made[1]).at('date_modified_gmt');
  const after = (text: string, more = {}): void => {
    script.get('products', { ...fields, modified_after: text, ...more }, { fact: 25 });
  };
  after(at);
  after(gmt, { dates_are_gmt: 'true' });
  after(`${gmt}Z`);
  after(`${gmt}Z`, { dates_are_gmt: 'true' });
  for (const text of ['', 'yesterday'])
    script.get('products', { ...fields, modified_after: text }, { fact: 49 });
}
