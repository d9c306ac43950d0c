import type { CatalogProduct } from '../catalog/catalog-product';
import { desiredFields } from './desired-fields';
import type { ProductGroup } from './product-fields';
import { FieldOwnership } from './field-ownership';
import { aCatalogProduct, aCatalogVariant, someReferences } from '../testing/builders';
import type { ReducedValueError } from './reduced-value.error';
import type { ValidationError } from '../woocommerce.errors';

const REFERENCES = someReferences({
  currency: 'RON',
  categories: new Map([
    ['indoor', 21],
    ['outdoor', 12],
  ]),
  attributes: new Map([['colour', 4]]),
  tags: new Map([['sale', 31]]),
  brands: new Map([['lumina', 7]]),
  customFields: new Map([
    ['warranty_months', '_cypher_warranty'],
    ['energy', 'energy'],
  ]),
});

const desired = <G extends ProductGroup>(
  group: G,
  product: CatalogProduct,
  references = REFERENCES,
) => desiredFields(group, product, references, false);

const price = (differences: object) =>
  aCatalogProduct({ price: { ...aCatalogProduct().price, ...differences } });

describe('desiredFields', () => {
  it('clears the sale and its dates when there is none', () => {
    expect(desired('price', price({}))).toEqual({
      regular: '129.90',
      sale: '',
      saleFrom: '',
      saleTo: '',
    });
  });

  it('gives sale dates in UTC to the second', () => {
    const onSale = price({ sale: '99.90', saleFrom: new Date('2026-11-27T00:00:00+02:00') });
    expect(desired('price', onSale)).toMatchObject({
      sale: '99.90',
      saleFrom: '2026-11-26T22:00:00',
      saleTo: '',
    });
  });

  it('takes a sale at the regular price for none, so that an old one ends', () => {
    const none = { regular: '129.90', sale: '', saleFrom: '', saleTo: '' };
    for (const sale of ['129.90', '129.9', '129.900', '', ' ']) {
      expect(desired('price', price({ sale, saleFrom: new Date('2026-12-01') }))).toEqual(none);
    }
  });

  it.each([
    ['above the regular price', { sale: '130' }, 'SALE_NOT_BELOW_REGULAR', 'price.sale'],
    ['of zero', { sale: '0.00' }, 'SALE_IS_ZERO', 'price.sale'],
    ['below zero', { sale: '-5' }, 'PRICE_NOT_DECIMAL', 'price.sale'],
    [
      'that ends before it starts',
      { sale: '9', saleFrom: new Date('2026-12-02'), saleTo: new Date('2026-12-01') },
      'SALE_ENDS_BEFORE_START',
      'price.saleTo',
    ],
    [
      'that ends in the second in which it starts',
      {
        sale: '9',
        saleFrom: new Date('2026-12-01T10:00:00.100Z'),
        saleTo: new Date('2026-12-01T10:00:00.900Z'),
      },
      'SALE_ENDS_BEFORE_START',
      'price.saleTo',
    ],
  ])(
    'tells of a sale %s, and shows the regular price without it',
    (_what, differences, code, field) => {
      const value = { regular: '129.90', sale: '', saleFrom: '', saleTo: '' };
      expect(() => desired('price', price(differences))).toThrow(
        expect.objectContaining({ code, field, value }) as ReducedValueError,
      );
    },
  );

  it('refuses a price that is none', () => {
    expect(() => desired('price', price({ regular: '19,99' }))).toThrow(
      expect.objectContaining({
        code: 'PRICE_NOT_DECIMAL',
        field: 'price.regular',
      }) as ValidationError,
    );
  });

  it.each(['10.123456789', '99999999999999.99'])(
    'says how long a number as %s may be',
    (regular) => {
      expect(() => desired('price', price({ regular }))).toThrow(
        /at most 12 digits before its dot and 6 behind it/,
      );
    },
  );

  it('knows a tax class by its name and by its slug', () => {
    const taxClasses = new Map([
      ['reduced rate', 'reduced-rate'],
      ['reduced-rate', 'reduced-rate'],
    ]);
    const classed = (taxClass: string) =>
      desired('taxClass', price({ taxClass }), {
        ...REFERENCES,
        choices: new Map([['taxClass', taxClasses]]),
      });
    expect(['Reduced rate', 'reduced-rate', 'standard', ''].map(classed)).toEqual([
      'reduced-rate',
      'reduced-rate',
      '',
      '',
    ]);
    expect(() => classed('Cota 9%')).toThrow(
      expect.objectContaining({ code: 'TAX_CLASS_NOT_IN_SHOP', field: 'price.taxClass' }) as Error,
    );
    expect(desired('taxClass', price({ taxClass: 'Cota 9%' }))).toBe('Cota 9%');
  });

  it('keeps of a GTIN what the shop keeps, and refuses what it would drop', () => {
    const gtin = (given: string | null) => desired('gtin', aCatalogProduct({ gtin: given }));
    expect([null, '594 123', '978-0-306-40615-x', '12-34'].map(gtin)).toEqual([
      '',
      '594123',
      '978-0-306-40615-X',
      '12-34',
    ]);
    expect(() => gtin('N/A')).toThrow(
      expect.objectContaining({ code: 'GTIN_NOT_HELD', field: 'gtin' }) as Error,
    );
  });

  it('tells of a SKU that the shop changes, and sends it all the same', () => {
    const sku = (given: string) => desired('sku', aCatalogProduct({ sku: given }));
    expect(sku('123456 Oaktree')).toBe('123456 Oaktree');
    expect(sku('two  blanks')).toBe('two  blanks');
    for (const value of ['50%AB-1', 'LED <b>']) {
      expect(() => sku(value)).toThrow(
        expect.objectContaining({ code: 'SKU_NOT_HELD', field: 'sku', value }) as Error,
      );
    }
  });

  it('says nothing of a field that the ERP serves broken', () => {
    const flaws = [
      { part: 'stock' as const, field: 'stock.quantity', problem: 'is not a whole number' },
    ];
    const product = aCatalogProduct({ flaws });
    expect(desired('price', product)?.regular).toBe('129.90');
    expect(() => desired('stock', product)).toThrow(
      expect.objectContaining({ code: 'ERP_FIELD_INVALID', field: 'stock.quantity' }) as Error,
    );
  });

  it('leaves quantity and backorders out while the shop does not count', () => {
    const uncounted = aCatalogProduct({
      stock: { managed: false, quantity: 5, backorders: 'yes' },
    });
    expect(desired('stock', uncounted)).toEqual({
      managed: false,
      quantity: null,
      backorders: 'no',
    });
  });

  it('keeps a product that is not for sale as a draft', () => {
    expect(desired('status', aCatalogProduct({ status: 'inactive' }))).toBe('draft');
  });

  it('names categories by their ids in the shop, each once', () => {
    const product = aCatalogProduct({ categoryIds: ['indoor', 'outdoor', 'indoor'] });
    expect(desired('categories', product)).toEqual({ ids: [12, 21] });
  });

  it('names the category that the shop does not have', () => {
    const product = aCatalogProduct({ categoryIds: ['indoor', 'cellar'] });
    expect(() => desired('categories', product)).toThrow(
      'categoryIds: category cellar is not in the shop',
    );
  });

  it('shows global attributes by their id, a product’s own by name, each option once', () => {
    const attribute = { options: ['Red', 'Blue', 'Red'], visible: true, variation: false };
    const product = aCatalogProduct({
      attributes: [
        { ...attribute, name: 'COLOUR', local: false },
        { ...attribute, name: 'Edition', local: true },
      ],
    });
    expect(desired('attributes', product)?.list).toEqual([
      { id: 4, name: 'COLOUR', options: ['Red', 'Blue'], visible: true, variation: false },
      { id: 0, name: 'Edition', options: ['Red', 'Blue'], visible: true, variation: false },
    ]);
  });

  it('takes a price in another currency for none, unless the shop does not tell its own', () => {
    const euros = price({ currency: 'EUR' });
    expect(() => desired('price', euros)).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH', field: 'price.currency' }) as Error,
    );
    expect(desired('price', euros, { ...REFERENCES, currency: null })?.regular).toBe('129.90');
  });

  it('lets a variable product neither count pieces nor have an attribute that the shop lacks', () => {
    const variable = aCatalogProduct({
      variants: [aCatalogVariant()],
      attributes: [{ name: 'Size', options: ['S'], visible: true, variation: true, local: false }],
    });
    expect(desired('type', variable)).toBe('variable');
    expect(() => desired('stock', variable)).toThrow(
      expect.objectContaining({ code: 'PARENT_MANAGES_STOCK', field: 'stock.managed' }) as Error,
    );
    expect(() => desired('attributes', variable)).toThrow(
      expect.objectContaining({ code: 'ATTRIBUTE_NOT_IN_SHOP' }) as Error,
    );
  });

  it('leaves the sale out of a price where it is the shop’s own, even one that would be wrong', () => {
    const references = { ...REFERENCES, ownership: new FieldOwnership({ sale: 'create' }) };
    const onSale = price({ sale: '200.00' });
    expect(desired('price', onSale, references)).toEqual({
      regular: '129.90',
      sale: null,
      saleFrom: null,
      saleTo: null,
    });
    expect(() => desiredFields('price', onSale, references, true)).toThrow('price.sale');
  });

  it('names tags and the brand by their ids in the shop, however they are written', () => {
    const product = aCatalogProduct({ tags: ['SALE', ' sale '], brand: 'Lumina' });
    expect(desired('tags', product)).toEqual({ ids: [31] });
    expect(desired('brands', product)).toEqual({ ids: [7] });
    expect(desired('brands', aCatalogProduct({ brand: null }))).toEqual({ ids: [] });
    expect(() => desired('tags', aCatalogProduct({ tags: ['new'] }))).toThrow(
      'tags: "new" is not in the shop',
    );
  });

  it('says nothing of tags, brands and custom fields that the ERP does not keep, or brands that the shop does not', () => {
    const silent = aCatalogProduct();
    expect([
      desired('tags', silent),
      desired('brands', silent),
      desired('customFields', silent),
    ]).toEqual([undefined, undefined, undefined]);
    const branded = aCatalogProduct({ brand: 'Lumina' });
    expect(desired('brands', branded, { ...REFERENCES, brands: null })).toBe(undefined);
  });

  it('brings the mapped custom fields as text, and clears those that are gone', () => {
    const product = aCatalogProduct({
      customFields: { warranty_months: 24, energy: { class: 'A' }, secret: 'stays here' },
    });
    expect(desired('customFields', product)).toEqual({
      _cypher_warranty: '24',
      energy: '{"class":"A"}',
    });
    expect(desired('customFields', aCatalogProduct({ customFields: { energy: 'B' } }))).toEqual({
      _cypher_warranty: null,
      energy: 'B',
    });
  });

  it('shows of attributes that are the shop’s only what variants differ in', () => {
    const attribute = { options: ['S'], visible: true, local: true };
    const product = aCatalogProduct({
      attributes: [
        { ...attribute, name: 'Size', variation: true },
        { ...attribute, name: 'Colour', variation: false },
      ],
    });
    const references = { ...REFERENCES, ownership: new FieldOwnership({ attributes: 'shop' }) };
    expect(desired('attributes', product, references)?.list.map(({ name }) => name)).toEqual([
      'Size',
    ]);
  });
});
