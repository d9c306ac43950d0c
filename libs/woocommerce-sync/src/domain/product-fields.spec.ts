import { desiredFields } from './product-fields';
import { aCatalogProduct } from './testing/builders';
import { ValidationError } from './woocommerce.errors';

const SHOP_CATEGORIES = new Map([
  ['indoor', 21],
  ['outdoor', 12],
]);

const price = (differences: object) =>
  aCatalogProduct({ price: { ...aCatalogProduct().price, ...differences } });

describe('desiredFields', () => {
  it('clears the sale and its dates when there is none', () => {
    expect(desiredFields('price', price({}), SHOP_CATEGORIES)).toEqual({
      regular: '129.90',
      sale: '',
      saleFrom: '',
      saleTo: '',
    });
  });

  it('gives sale dates in UTC to the second', () => {
    const onSale = price({ sale: '99.90', saleFrom: new Date('2026-11-27T00:00:00+02:00') });
    expect(desiredFields('price', onSale, SHOP_CATEGORIES)).toMatchObject({
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
    expect(() => desiredFields('price', price(differences), SHOP_CATEGORIES)).toThrow(
      expect.objectContaining({ code, field }) as ValidationError,
    );
  });

  it('leaves the quantity out while the shop does not count', () => {
    const uncounted = aCatalogProduct({ stock: { managed: false, quantity: 5, backorders: 'no' } });
    expect(desiredFields('stock', uncounted, SHOP_CATEGORIES)).toEqual({
      managed: false,
      quantity: null,
      backorders: 'no',
    });
  });

  it('keeps a product that is not for sale as a draft', () => {
    expect(desiredFields('details', aCatalogProduct({ status: 'inactive' }), SHOP_CATEGORIES).status).toBe(
      'draft',
    );
  });

  it('names categories by their ids in the shop, each once', () => {
    const product = aCatalogProduct({ categoryIds: ['indoor', 'outdoor', 'indoor'] });
    expect(desiredFields('categories', product, SHOP_CATEGORIES)).toEqual({ ids: [12, 21] });
  });

  it('names the category that the shop does not have', () => {
    const product = aCatalogProduct({ categoryIds: ['indoor', 'cellar'] });
    expect(() => desiredFields('categories', product, SHOP_CATEGORIES)).toThrow(
      'categoryIds: category cellar is not in the shop',
    );
  });
});
