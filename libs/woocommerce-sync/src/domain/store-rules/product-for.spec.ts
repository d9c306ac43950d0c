import fc from 'fast-check';
import type { CatalogProduct } from '../catalog/catalog-product';
import type { Flaw } from '../catalog/flaw';
import { aCatalogProduct, aCatalogVariant } from '../testing/builders';
import { WHOLE_CATALOG, type CatalogRules } from './catalog-rules';
import { categoryFor, productFor } from './product-for';

const EXPORT = {
  list: 'export',
  regular: '26.00',
  sale: '20.00',
  saleFrom: null,
  saleTo: null,
  currency: 'EUR',
};

/** What a store with these rules sees. */
function viewOf(rules: Partial<CatalogRules>, product: Partial<CatalogProduct>): CatalogProduct {
  const view = productFor({ ...WHOLE_CATALOG, ...rules }, aCatalogProduct(product), (id) =>
    id.startsWith('led'),
  );
  if (view.kind !== 'product') throw new Error(`${view.field} is unclear`);
  return view.product;
}

const codesOf = ({ flaws = [] }: { readonly flaws?: readonly Flaw[] }): unknown[] =>
  flaws.map(({ part, code = 'ERP_FIELD_INVALID', field }) => [part, code, field]);

it('a store without rules sees the product itself', () => {
  const product = aCatalogProduct();
  const view = productFor(WHOLE_CATALOG, product, () => true);
  expect(view).toEqual({ kind: 'product', product });
  expect(view.kind === 'product' && view.product).toBe(product);
});

describe('a store with a price list', () => {
  it('sells by it, with the tax class of the product, and its variants likewise', () => {
    const { price, variants } = viewOf(
      { priceList: 'export' },
      {
        prices: [{ ...EXPORT, list: 'b2b', regular: '1.00' }, EXPORT],
        variants: [aCatalogVariant({ prices: [{ ...EXPORT, regular: '30.00' }] })],
      },
    );
    expect(price).toEqual({ ...EXPORT, list: undefined, taxClass: '' });
    expect(variants[0]?.price.regular).toBe('30.00');
  });

  it('has a flawed price where the list has none, or has it twice', () => {
    expect(codesOf(viewOf({ priceList: 'export' }, {}))).toEqual([
      ['price', 'PRICE_NOT_IN_LIST', 'prices'],
    ]);
    const twice = viewOf({ priceList: 'export' }, { prices: [EXPORT, EXPORT] });
    expect(codesOf(twice)).toEqual([['price', 'ERP_FIELD_INVALID', 'prices']]);
  });

  it('sells at the ERP’s own price where that is allowed', () => {
    const view = viewOf({ priceList: 'export', fallsBackToOwnPrice: true }, {});
    expect([view.price.regular, view.flaws]).toEqual(['129.90', undefined]);
  });

  it('never falls back where the very entry may be broken', () => {
    const flaws = [{ part: 'prices', field: 'prices.0.regular', problem: 'x' }] as const;
    const view = viewOf({ priceList: 'export', fallsBackToOwnPrice: true }, { flaws });
    expect(codesOf(view)).toContainEqual(['price', 'ERP_FIELD_INVALID', 'prices.0.regular']);
  });

  it('is not hurt by what is wrong with the ERP’s own price, or with other lists', () => {
    const flaws = [
      { part: 'price', field: 'price.regular', problem: 'x' },
      { part: 'sale', field: 'price.sale', problem: 'x' },
      { part: 'prices', field: 'prices.1.regular', problem: 'x' },
    ] as const;
    const view = viewOf({ priceList: 'export' }, { prices: [EXPORT], flaws });
    expect(codesOf(view).map((code) => (code as string[])[0])).toEqual(['prices']);
  });
});

describe('a store with a currency', () => {
  it('has a flawed price in any other', () => {
    expect(codesOf(viewOf({ currency: 'EUR' }, {}))).toEqual([
      ['price', 'CURRENCY_MISMATCH', 'price.currency'],
    ]);
    expect(viewOf({ currency: 'RON' }, {}).flaws).toBeUndefined();
    const listed = viewOf({ currency: 'EUR', priceList: 'export' }, { prices: [EXPORT] });
    expect(listed.flaws).toBeUndefined();
  });
});

describe('a store with warehouses', () => {
  const stock = { managed: true, quantity: 12, backorders: 'no' } as const;
  const warehouses = [
    { id: 'BUC', quantity: 7 },
    { id: 'CLJ', quantity: 5 },
  ];

  it('may sell what is in them, and has nothing of one that the product is not in', () => {
    const pieces = (...ids: string[]): number =>
      viewOf({ warehouses: new Set(ids) }, { stock: { ...stock, warehouses } }).stock.quantity;
    expect([pieces('BUC'), pieces('BUC', 'CLJ'), pieces('IASI')]).toEqual([7, 12, 0]);
  });

  it('has a flawed stock where none are told, or one is told twice', () => {
    const rules = { warehouses: new Set(['BUC']) };
    expect(codesOf(viewOf(rules, { stock }))).toEqual([
      ['stock', 'STOCK_WITHOUT_WAREHOUSES', 'stock.warehouses'],
    ]);
    const twice = [...warehouses, { id: 'BUC', quantity: 1 }];
    expect(codesOf(viewOf(rules, { stock: { ...stock, warehouses: twice } }))).toEqual([
      ['stock', 'ERP_FIELD_INVALID', 'stock.warehouses'],
    ]);
  });

  it('asks for none where nothing is counted', () => {
    const uncounted = { ...stock, managed: false };
    const view = viewOf({ warehouses: new Set(['BUC']) }, { stock: uncounted });
    expect(view.flaws).toBeUndefined();
  });

  it('never may sell more than the ERP has, and all of them are no more than some', () => {
    const some = fc.integer({ min: -20, max: 50 });
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 5 }), fc.nat(31), (quantity, pieces, mask) => {
        const all = pieces.map((one, index) => ({ id: String(index), quantity: one }));
        const counted = new Set(all.filter((_, index) => mask & (1 << index)).map(({ id }) => id));
        const view = viewOf(
          { warehouses: counted },
          { stock: { ...stock, quantity, warehouses: all } },
        );
        const sum = all
          .filter(({ id }) => counted.has(id))
          .reduce((total, one) => total + one.quantity, 0);
        expect(view.stock.quantity).toBe(Math.min(quantity, sum));
      }),
    );
  });
});

describe('a store in a language', () => {
  const texts = { en: { name: 'Panel', description: '<p>en</p>', shortDescription: null } };

  it('shows its texts, and the ERP’s own where it lacks one', () => {
    expect(viewOf({ language: 'en' }, { texts })).toMatchObject({
      name: 'Panel',
      description: '<p>en</p>',
      shortDescription: 'A panel',
    });
    expect(viewOf({ language: 'de' }, { texts })).toMatchObject({ name: 'LED panel 60 × 60' });
  });

  it('has flawed texts where the ERP serves that language broken, and that one alone', () => {
    const flaws = [{ part: 'texts', field: 'texts.en.name', problem: 'is empty' }] as const;
    expect(codesOf(viewOf({ language: 'en' }, { flaws }))).toContainEqual([
      'name',
      'ERP_FIELD_INVALID',
      'texts.en.name',
    ]);
    const parts = codesOf(viewOf({ language: 'e' }, { flaws })).map((one) => (one as string[])[0]);
    expect(parts).toEqual(['texts']);
  });

  it('is not hurt by what is wrong with the texts that stand behind its own', () => {
    const flaws = [{ part: 'name', field: 'name', problem: 'is empty' }] as const;
    expect(viewOf({ language: 'en' }, { texts, flaws }).flaws).toEqual([]);
  });

  it('shows categories in it, too', () => {
    const category = {
      id: 'led',
      parentId: null,
      name: 'Becuri',
      slug: null,
      description: 'ro',
      image: null,
      position: 0,
      updatedAt: new Date(0),
      texts: { en: { name: 'Bulbs' } },
    };
    const shown = categoryFor({ ...WHOLE_CATALOG, language: 'en' }, category);
    expect(shown).toMatchObject({ name: 'Bulbs', description: 'ro', slug: null });
    expect(categoryFor({ ...WHOLE_CATALOG, language: 'de' }, category)).toBe(category);
    const flaw = { part: 'texts', field: 'texts.de.name', problem: 'is empty' } as const;
    const broken = { ...category, flaws: [flaw] };
    expect(categoryFor({ ...WHOLE_CATALOG, language: 'de' }, broken)).toBe(flaw);
    expect(categoryFor({ ...WHOLE_CATALOG, language: 'en' }, broken)).toMatchObject({ id: 'led' });
  });
});

describe('a store with a filter', () => {
  const filter = { categories: new Set(['led']), tags: null, flags: null };

  it('has what it leaves out archived, or marked, and asks for nothing else of it', () => {
    const rules = { filter, priceList: 'export' } as const;
    const categoryIds = ['neon'];
    expect(viewOf(rules, { categoryIds })).toMatchObject({ status: 'archived', unsold: 'trash' });
    const hidden = viewOf({ ...rules, unsold: 'draft' }, { categoryIds });
    expect([hidden.status, hidden.unsold, hidden.flaws]).toEqual(['active', 'draft', undefined]);
    expect(viewOf({ filter }, { categoryIds: ['led'] }).unsold).toBeUndefined();
  });

  it('takes down what the ERP has archived, whatever becomes of what it leaves out', () => {
    const view = viewOf({ filter, unsold: 'leave' }, { categoryIds: [], status: 'archived' });
    expect([view.status, view.unsold]).toEqual(['archived', undefined]);
  });

  it('says where nobody can tell', () => {
    const flaws = [{ part: 'categories', field: 'categoryIds', problem: 'x' }] as const;
    const view = productFor(
      { ...WHOLE_CATALOG, filter },
      aCatalogProduct({ categoryIds: [], flaws }),
      () => false,
    );
    expect(view).toMatchObject({ kind: 'unclear', field: 'categoryIds' });
  });
});
