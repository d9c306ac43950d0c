import type { ErpProduct } from '../erp-product';

/** What the demo products are to be like, for who wants to measure one thing at a time. */
export interface DemoShape {
  /** Whether they have pictures. */
  readonly images: boolean;
  /** Variants as the demo has them (`demo`), or so many of every product; 0 for none. */
  readonly variants: 'demo' | number;
}

/** As a shop's catalogue is: some products with variants, all with pictures. */
export const DEMO_SHAPE: DemoShape = { images: true, variants: 'demo' };

const ATTRIBUTE = 'Mărime';

/** The product in this shape. */
export function inShape(product: ErpProduct, { images, variants }: DemoShape): ErpProduct {
  const shown = images ? product : { ...product, images: [] };
  return variants === 'demo' ? shown : withVariants(shown, variants);
}

function withVariants(product: ErpProduct, count: number): ErpProduct {
  const options = Array.from({ length: count }, (_, index) => String(index + 1));
  const own = product.attributes.filter(({ variation }) => !variation);
  return {
    ...product,
    stock: count > 0 ? { managed: false, quantity: 0, backorders: 'no' } : product.stock,
    attributes:
      count > 0 ? [...own, { name: ATTRIBUTE, options, visible: true, variation: true }] : own,
    variants: options.map((option) => ({
      id: `${product.id}.${option}`,
      version: 1,
      status: 'active',
      sku: `${product.sku}-${option}`,
      gtin: null,
      price: product.price,
      stock: { managed: true, quantity: 10, backorders: 'no' },
      attributes: { [ATTRIBUTE]: option },
      image: null,
      weight: null,
      dimensions: null,
    })),
  };
}
