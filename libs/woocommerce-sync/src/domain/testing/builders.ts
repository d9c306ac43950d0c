import type { CatalogProduct, CatalogVariant } from '../catalog/catalog-product';
import { FieldOwnership } from '../fields/field-ownership';
import type { ShopReferences } from '../catalog/shop-references';
import { WHOLE_STOCK } from '../stock/stock-offer';
import { SyncItem } from '../ledger/sync-item';
import { MAX_ATTEMPTS, type SyncItemState } from '../ledger/sync-item-state';

/** A moment for tests that need one. */
export const NOON = new Date('2026-11-24T12:00:00Z');

/** An item that waits, with what a test says of it. */
export function aSyncItem(differences: Partial<SyncItemState> = {}): SyncItem {
  return new SyncItem({
    id: '00000000-0000-4000-8000-000000000001',
    storeId: 'default',
    subjectKind: 'product',
    subjectId: 'LED-0042',
    syncType: 'price',
    batchId: null,
    payload: { origin: { via: 'event', actor: 'pricing.price_changed' }, force: false },
    requestedAt: NOON,
    deadline: new Date(NOON.getTime() + 120_000),
    maxAttempts: MAX_ATTEMPTS,
    status: 'pending',
    outcome: null,
    wooCommerceId: null,
    failure: null,
    attempts: 0,
    tries: 0,
    nextAttemptAt: NOON,
    leaseToken: null,
    lastAttempt: null,
    completedAt: null,
    ...differences,
  });
}

/** A product of the ERP, with what a test says of it. */
export function aCatalogProduct(differences: Partial<CatalogProduct> = {}): CatalogProduct {
  return {
    id: 'LED-0042',
    version: 17,
    updatedAt: NOON,
    status: 'active',
    sku: 'LED-0042',
    gtin: null,
    name: 'LED panel 60 × 60',
    slug: null,
    description: '<p>A panel.</p>',
    shortDescription: 'A panel',
    price: {
      regular: '129.90',
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
      taxClass: '',
    },
    stock: { managed: true, quantity: 12, backorders: 'no', lowStockAmount: 2 },
    weight: '0.25',
    dimensions: null,
    shippingClass: null,
    categoryIds: [],
    tags: null,
    customFields: null,
    images: [],
    attributes: [],
    variants: [],
    ...differences,
  };
}

/** A variant of such a product, with what a test says of it. */
export function aCatalogVariant(differences: Partial<CatalogVariant> = {}): CatalogVariant {
  return {
    id: 'LED-0042-S',
    version: 3,
    status: 'active',
    sku: 'LED-0042-S',
    gtin: null,
    price: {
      regular: '129.90',
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
      taxClass: '',
    },
    stock: { managed: true, quantity: 4, backorders: 'no', lowStockAmount: 2 },
    attributes: { Size: 'S' },
    image: null,
    weight: null,
    dimensions: null,
    shippingClass: null,
    ...differences,
  };
}

/**
 * What products refer to in a shop that has nothing and owns nothing, with what a test says of it.
 */
export function someReferences(differences: Partial<ShopReferences> = {}): ShopReferences {
  return {
    currency: null,
    choices: new Map(),
    categories: new Map(),
    attributes: new Map(),
    tags: new Map(),
    brands: new Map(),
    ownership: new FieldOwnership(),
    customFields: new Map(),
    stock: WHOLE_STOCK,
    ...differences,
  };
}
