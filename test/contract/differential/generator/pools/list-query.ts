import { the } from '../../../../support/the';
import type { Made, Script } from '../script';
import { goodDate } from './dates';
import { flagText, numberText, wrong } from './values';

/** What lists can ask for by an id. */
export interface ListedIds {
  readonly category: string;
  readonly below: string;
  readonly brand: string;
  readonly made: readonly Made[];
}

/** What somebody might ask of a list of products. */
export function listQuery(
  { random }: Script,
  { category, below, brand, made }: ListedIds,
): Record<string, string> {
  const some = (): string => random.pick(made).id;
  const all: Record<string, () => string> = {
    status: () =>
      random.pick([
        'any',
        'publish',
        'draft',
        'private',
        'pending',
        'trash',
        'future',
        'publish,draft',
        'nope',
        '',
      ]),
    include_status: () => random.pick(['publish', 'publish,draft', 'trash', 'any', 'nope', '']),
    exclude_status: () => random.pick(['publish', 'draft,private', 'any', '']),
    type: () => random.pick(['simple', 'variable', 'external', 'grouped', 'variation', 'nope', '']),
    include_types: () => random.pick(['simple', 'variable,external', 'nope']),
    exclude_types: () => random.pick(['simple', 'variable,grouped']),
    category: () =>
      random.pick([category, below, `${category},${below}`, '15', '999999', 'abc', '']),
    tag: () => random.pick(['1', '999999', 'hot', '']),
    brand: () => random.pick([brand, '999999', 'abc', '']),
    stock_status: () => random.pick(['instock', 'outofstock', 'onbackorder', 'nope', '']),
    on_sale: () => flagText(random),
    featured: () => flagText(random),
    virtual: () => flagText(random),
    downloadable: () => flagText(random),
    min_price: () => random.pick(['0', '10', '50.5', 'abc', '', '-1']),
    max_price: () => random.pick(['0', '10', '150', 'abc', '']),
    slug: () => random.pick(['lamp', 'lampe', 'strasse', 'nope', 'lamp,lampe', '']),
    sku: () => random.pick(['FAM-S', 'FAM,FAM-M', 'fam', 'nope', '0', '']),
    search: () =>
      random.pick([
        'lamp',
        'LAMP',
        'strasse',
        'straße',
        'lamp table',
        '"lamp table"',
        '-lamp',
        'about',
        'a',
        '<',
        '&',
        '%',
        '_',
        '',
        ' ',
        'Table 1',
        'fam',
      ]),
    search_sku: () => random.pick(['FAM', 'fam-', 'LAMP', 'strasse', '-', '']),
    search_name_or_sku: () => random.pick(['fam', 'lamp 1', 'straße', 'table', '']),
    search_fields: () =>
      random.pick(['name', 'sku', 'name,sku', 'description', 'short_description', 'nope']),
    global_unique_id: () => random.pick(['12345', 'nope', '']),
    tax_class: () => random.pick(['standard', 'reduced-rate', 'zero-rate', 'nope', '']),
    shipping_class: () => random.pick(['1', 'abc', '']),
    parent: () => random.pick([some(), '0', '', 'abc']),
    parent_exclude: () => some(),
    include: () => random.pick([some(), `${some()},${some()},${some()}`, '', '999999', 'abc']),
    exclude: () => random.pick([some(), `${some()},${some()}`, '', 'abc']),
    after: () =>
      random.pick([
        goodDate(random),
        `${goodDate(random)}Z`,
        '2020-01-01',
        'abc',
        '',
        '2020-01-01 10:00:00',
      ]),
    before: () => random.pick([goodDate(random), '2099-01-01T00:00:00', '2020', '']),
    modified_after: () => random.pick([goodDate(random), `${goodDate(random)}+02:00`, 'abc', '']),
    modified_before: () => random.pick([goodDate(random), '2099-01-01T00:00:00']),
    dates_are_gmt: () => flagText(random),
    orderby: () =>
      random.pick([
        'date',
        'id',
        'include',
        'title',
        'slug',
        'modified',
        'price',
        'menu_order',
        'popularity',
        'rating',
        'post__in',
        'sales',
        'nope',
        '',
      ]),
    order: () => random.pick(['asc', 'desc', 'ASC', 'up', '']),
    per_page: () => numberText(random, 6),
    page: () => numberText(random, 3),
    offset: () => numberText(random, 4),
    context: () => random.pick(['view', 'edit', 'nope']),
    attribute: () => random.pick(['pa_x', 'Size']),
    attribute_term: () => '1',
    nonsense: () => JSON.stringify(wrong(random)),
  };
  const query: Record<string, string> = random.chance(0.85)
    ? { _fields: 'id,name,sku,status,price,type' }
    : {};
  if (random.chance(0.6))
    Object.assign(query, {
      per_page: '50',
      orderby: random.pick(['id', 'date', 'title', 'price', 'menu_order']),
    });
  for (let count = random.pick([1, 1, 1, 2, 2, 3]); count > 0; count -= 1) {
    const name = random.pick(Object.keys(all));
    query[name] = the(all[name])();
  }
  return query;
}
