import type { ErpPrice, ErpVariant } from '../../../apps/sandbox/src/cypher/erp-product';

/** A price in RON without a sale. */
export function aPrice(regular: string, differences: Partial<ErpPrice> = {}): ErpPrice {
  return {
    regular,
    sale: null,
    saleFrom: null,
    saleTo: null,
    currency: 'RON',
    taxClass: '',
    ...differences,
  };
}

/** A variant in this size, 5 pieces at 50.00 RON: `<family>-<size>` is its id and its SKU. */
export function aVariant(
  family: string,
  size: string,
  differences: Partial<ErpVariant> = {},
): ErpVariant {
  return {
    id: `${family}-${size}`,
    version: 1,
    status: 'active',
    sku: `${family}-${size}`,
    gtin: null,
    price: aPrice('50.00'),
    stock: { managed: true, quantity: 5, backorders: 'no' },
    attributes: { Size: size },
    image: null,
    weight: null,
    dimensions: null,
    ...differences,
  };
}

/** What makes a product one that is sold in these sizes, besides its variants. */
export function soldInSizes(sizes: readonly string[]): object {
  return {
    stock: { managed: false, quantity: 0, backorders: 'no' },
    attributes: [{ name: 'Size', options: sizes, visible: true, variation: true }],
  };
}

/** A product that is sold in these sizes, with one variant each. */
export function aFamily(sku: string, sizes: readonly string[]): object {
  return { ...soldInSizes(sizes), variants: sizes.map((size) => aVariant(sku, size)) };
}
