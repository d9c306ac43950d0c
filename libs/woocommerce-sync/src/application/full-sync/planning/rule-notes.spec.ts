import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import { WHOLE_CATALOG, type CatalogRules } from '../../../domain/store-rules/catalog-rules';
import { aCatalogProduct } from '../../../domain/testing/builders';
import { partOf } from '../../testing/ports';
import type { CatalogScanPage } from '../scan/catalog-scan';
import { RuleSightings, type PlanNote } from './rule-notes';

const NO_TREE = { categories: new Map(), invalid: new Map() };

const page = (
  products: readonly Partial<CatalogProduct>[],
  invalid: CatalogScanPage['invalid'] = [],
): CatalogScanPage =>
  partOf<CatalogScanPage>({
    products: products.map((one) =>
      partOf<CatalogScanPage['products'][number]>({ product: aCatalogProduct(one) }),
    ),
    invalid,
  });

function notesOf(rules: Partial<CatalogRules>, ...pages: readonly CatalogScanPage[]): PlanNote[] {
  const sightings = new RuleSightings({ ...WHOLE_CATALOG, ...rules }, NO_TREE);
  for (const one of pages) sightings.see(one);
  return sightings.notes();
}

const inList = (list: string) => [
  { list, regular: '1', sale: null, saleFrom: null, saleTo: null, currency: 'RON' },
];

describe('what rules name and nobody has', () => {
  it('is told with how many products are without it', () => {
    const pages = [page([{}, { prices: inList('b2b') }]), page([{}, { status: 'archived' }])];
    expect(notesOf({ priceList: 'ro' }, ...pages)).toEqual([
      { code: 'PRICE_LIST_UNMET', names: 'ro', products: 3 },
    ]);
    expect(notesOf({ priceList: 'b2b' }, ...pages)).toEqual([]);
  });

  it('is met by a variant, whatever its product has', () => {
    const [variant] = [partOf<CatalogProduct['variants'][number]>({ prices: inList('ro') })];
    const variants = [{ ...variant, stock: aCatalogProduct().stock }];
    const met = page([{ variants: variants }]);
    expect(notesOf({ priceList: 'ro' }, met)).toEqual([]);
  });

  it('counts what a filter leaves out, and what nobody can tell of', () => {
    const filter = { categories: null, tags: new Set(['Outlet']), flags: new Set(['web']) };
    const broken = { id: 'B', sku: null, name: null, field: 'flags', problem: 'is missing' };
    const seen = page([{ status: 'archived', unsold: 'trash', tags: ['OUTLET'] }], [broken]);
    expect(notesOf({ filter }, seen)).toEqual([{ code: 'FLAG_UNMET', names: 'web', products: 2 }]);
  });

  it('is nothing where there is no product, but for a category that is not there', () => {
    const filter = { categories: new Set(['led']), tags: new Set(['a']), flags: null };
    expect(notesOf({ filter, language: 'ro' }, page([]))).toEqual([
      { code: 'CATEGORY_UNMET', names: 'led', products: 0 },
    ]);
  });
});
