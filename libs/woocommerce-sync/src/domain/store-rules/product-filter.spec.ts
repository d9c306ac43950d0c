import { aCatalogProduct } from '../testing/builders';
import { sellingOf, type ProductFilter, type WithinCategories } from './product-filter';

const ALL: ProductFilter = { categories: null, tags: null, flags: null };
const within: WithinCategories = (id) => (id === 'broken' ? 'unclear' : id.startsWith('led'));
const LED: ProductFilter = { ...ALL, categories: new Set(['led']) };

const kindOf = (
  filter: Partial<ProductFilter>,
  product: Parameters<typeof aCatalogProduct>[0],
): string => sellingOf({ ...ALL, ...filter }, aCatalogProduct(product), within).kind;

describe('a filter', () => {
  it.each([
    ['a category that it names, or one below it', LED, { categoryIds: ['neon', 'led-strips'] }],
    ['a tag, whatever its case', { tags: new Set(['Outlet']) }, { tags: ['new', 'OUTLET'] }],
    ['a flag', { flags: new Set(['web', 'app']) }, { flags: ['app'] }],
    [
      'one of each kind that it names',
      { ...LED, flags: new Set(['web']) },
      { categoryIds: ['led'], flags: ['web'] },
    ],
  ])('sells what has %s', (_what, filter, product) => {
    expect(kindOf(filter, product)).toBe('sold');
  });

  it.each([
    ['no category', LED, { categoryIds: [] }],
    ['others alone', LED, { categoryIds: ['neon'] }],
    ['no tags at all', { tags: new Set(['outlet']) }, { tags: [] }],
    ['a flag of another case', { flags: new Set(['web']) }, { flags: ['Web'] }],
    ['no flags at all', { flags: new Set(['web']) }, { flags: [] }],
    [
      'one of two kinds',
      { ...LED, flags: new Set(['web']) },
      { categoryIds: ['led'], flags: ['b2b'] },
    ],
  ])('leaves out what has %s', (_what, filter, product) => {
    expect(kindOf(filter, product)).toBe('unsold');
  });

  it('takes nothing for left out that cannot be read', () => {
    const flaws = [{ part: 'flags', field: 'flags.0', problem: 'is empty' }] as const;
    const flagged = { ...ALL, flags: new Set(['web']) };
    expect(sellingOf(flagged, aCatalogProduct({ flaws }), within)).toMatchObject({
      kind: 'unclear',
      field: 'flags.0',
    });
    expect(kindOf(LED, { categoryIds: ['broken'] })).toBe('unclear');
    expect(kindOf(LED, { categoryIds: ['broken', 'led'] })).toBe('sold');
  });

  it('takes nothing for left out of which the ERP does not say what it asks for', () => {
    expect(kindOf({ flags: new Set(['web']) }, {})).toBe('unclear');
    expect(kindOf({ tags: new Set(['outlet']) }, { tags: null })).toBe('unclear');
  });

  it('leaves out what one kind surely does, whatever cannot be read of another', () => {
    const flagged = { ...LED, flags: new Set(['web']) };
    expect(kindOf(flagged, { categoryIds: ['broken'], flags: ['b2b'] })).toBe('unsold');
  });
});
