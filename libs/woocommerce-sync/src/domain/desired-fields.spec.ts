import { desiredFields } from './desired-fields';
import { aCatalogProduct, aCatalogVariant } from './testing/builders';
import { ValidationError } from './woocommerce.errors';

const PLACES = {
  currency: 'RON',
  categories: new Map([
    ['indoor', 21],
    ['outdoor', 12],
  ]),
  attributes: new Map([['colour', 4]]),
};

const price = (differences: object) =>
  aCatalogProduct({ price: { ...aCatalogProduct().price, ...differences } });

describe('desiredFields', () => {
  it('clears the sale and its dates when there is none', () => {
    expect(desiredFields('price', price({}), PLACES)).toEqual({
      regular: '129.90',
      sale: '',
      saleFrom: '',
      saleTo: '',
    });
  });

  it('gives sale dates in UTC to the second', () => {
    const onSale = price({ sale: '99.90', saleFrom: new Date('2026-11-27T00:00:00+02:00') });
    expect(desiredFields('price', onSale, PLACES)).toMatchObject({
      sale: '99.90',
      saleFrom: '2026-11-26T22:00:00',
      saleTo: '',
    });
  });

  it.each([
    ['a sale at the regular price', { sale: '129.9' }, 'SALE_NOT_BELOW_REGULAR', 'price.sale'],
    ['a sale above it', { sale: '130' }, 'SALE_NOT_BELOW_REGULAR', 'price.sale'],
    ['a sale of zero', { sale: '0.00' }, 'SALE_IS_ZERO', 'price.sale'],
    ['a price with a comma', { regular: '19,99' }, 'PRICE_NOT_DECIMAL', 'price.regular'],
    ['a negative sale', { sale: '-5' }, 'PRICE_NOT_DECIMAL', 'price.sale'],
    [
      'a sale that ends before it starts',
      { sale: '9', saleFrom: new Date('2026-12-02'), saleTo: new Date('2026-12-01') },
      'SALE_ENDS_BEFORE_START',
      'price.saleTo',
    ],
  ])('refuses %s, which the shop would change silently', (_what, differences, code, field) => {
    expect(() => desiredFields('price', price(differences), PLACES)).toThrow(
      expect.objectContaining({ code, field }) as ValidationError,
    );
  });

  it('leaves the quantity out while the shop does not count', () => {
    const uncounted = aCatalogProduct({ stock: { managed: false, quantity: 5, backorders: 'no' } });
    expect(desiredFields('stock', uncounted, PLACES)).toEqual({
      managed: false,
      quantity: null,
      backorders: 'no',
    });
  });

  it('keeps a product that is not for sale as a draft', () => {
    expect(desiredFields('details', aCatalogProduct({ status: 'inactive' }), PLACES).status).toBe('draft');
  });

  it('names categories by their ids in the shop, each once', () => {
    const product = aCatalogProduct({ categoryIds: ['indoor', 'outdoor', 'indoor'] });
    expect(desiredFields('categories', product, PLACES)).toEqual({ ids: [12, 21] });
  });

  it('names the category that the shop does not have', () => {
    const product = aCatalogProduct({ categoryIds: ['indoor', 'cellar'] });
    expect(() => desiredFields('categories', product, PLACES)).toThrow(
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
    expect(desiredFields('attributes', product, PLACES).list).toEqual([
      { id: 4, name: 'COLOUR', options: ['Red', 'Blue'], visible: true, variation: false },
      { id: 0, name: 'Edition', options: ['Red', 'Blue'], visible: true, variation: false },
    ]);
  });

  it('takes a price in another currency for none, unless the shop does not tell its own', () => {
    const euros = price({ currency: 'EUR' });
    expect(() => desiredFields('price', euros, PLACES)).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH', field: 'price.currency' }) as Error,
    );
    expect(desiredFields('price', euros, { ...PLACES, currency: null }).regular).toBe('129.90');
  });

  it('lets a variable product neither count pieces nor have an attribute that the shop lacks', () => {
    const variable = aCatalogProduct({
      variants: [aCatalogVariant()],
      attributes: [{ name: 'Size', options: ['S'], visible: true, variation: true, local: false }],
    });
    expect(desiredFields('type', variable, PLACES)).toBe('variable');
    expect(() => desiredFields('stock', variable, PLACES)).toThrow(
      expect.objectContaining({ code: 'PARENT_MANAGES_STOCK', field: 'stock.managed' }) as Error,
    );
    expect(() => desiredFields('attributes', variable, PLACES)).toThrow(
      expect.objectContaining({ code: 'ATTRIBUTE_NOT_IN_SHOP' }) as Error,
    );
  });
});
