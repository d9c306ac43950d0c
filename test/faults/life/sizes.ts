import type { JsonObject } from '../../../apps/sandbox/src/cypher/catalogue/merge-patch';

const SIZES = ['S', 'M', 'L'];

/**
 * Fields of a product that is sold in sizes, each at a price of its own; @param called what the
 * sizes are called
 */
export function inSizes(sku: string, nextPrice: () => string, called = 'Size'): JsonObject {
  return {
    stock: { managed: false, quantity: 0, backorders: 'no' },
    attributes: [{ name: called, options: SIZES, visible: true, variation: true }],
    variants: SIZES.map((size) => ({
      id: `${sku}-${size}`,
      version: 1,
      status: 'active',
      sku: `${sku}-${size}`,
      gtin: null,
      price: {
        regular: nextPrice(),
        sale: null,
        saleFrom: null,
        saleTo: null,
        currency: 'RON',
        taxClass: '',
      },
      stock: { managed: true, quantity: 5, backorders: 'no' },
      attributes: { [called]: size },
      image: null,
      weight: null,
      dimensions: null,
    })),
  };
}
