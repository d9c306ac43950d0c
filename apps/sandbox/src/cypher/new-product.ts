import { randomUUID } from 'node:crypto';
import type { ErpProduct } from './erp-product';
import { type JsonObject, mergePatch } from './catalogue/merge-patch';

/**
 * A product with the given fields and plain values for all others: an id and a SKU of its own,
 * active, 10.00 RON, 10 pieces.
 */
export function newProduct(fields: JsonObject, now: Date): ErpProduct {
  const id = randomUUID();
  const plain: ErpProduct = {
    id,
    version: 1,
    updatedAt: now.toISOString(),
    status: 'active',
    sku: `NEW-${id.slice(0, 8).toUpperCase()}`,
    gtin: null,
    name: 'Produs nou',
    slug: null,
    description: '',
    shortDescription: '',
    price: {
      regular: '10.00',
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
      taxClass: '',
    },
    stock: { managed: true, quantity: 10, backorders: 'no' },
    weight: null,
    dimensions: null,
    categoryIds: [],
    tags: [],
    images: [],
    attributes: [],
    customFields: {},
    variants: [],
  };
  return mergePatch(plain, fields);
}
