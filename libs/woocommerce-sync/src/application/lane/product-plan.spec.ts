import { ProductSyncMapping, type ProductSyncMappingState } from '../../domain/product-sync-mapping';
import { FIELD_GROUPS, type FieldGroup } from '../../domain/product-fields';
import type { CatalogProduct } from '../../domain/catalog-product';
import { aCatalogProduct, NOON } from '../../domain/testing/builders';
import { planProduct, type Wish } from './product-plan';
import { rememberedForm } from './remembered-form';

const NO_CATEGORIES = new Map<string, number>();
const EVERYTHING: Wish = { groups: new Set(FIELD_GROUPS), force: false };
const only = (...groups: FieldGroup[]): Wish => ({ groups: new Set(groups), force: false });

/** A mapping whose shop shows just this product. */
function right(
  product: CatalogProduct,
  differences: Partial<ProductSyncMappingState> = {},
): ProductSyncMapping {
  const { plan } = planProduct(product, null, EVERYTHING, NO_CATEGORIES);
  if (plan.kind !== 'create') throw new Error('This product cannot be created');
  return new ProductSyncMapping({
    storeId: 'default',
    internalProductId: product.id,
    wooCommerceProductId: 5001,
    lastSynced: NOON,
    syncStatus: 'in_sync',
    errorMessage: null,
    erpVersion: product.version,
    confirmed: rememberedForm(plan.fields),
    attachments: {},
    writtenSales: [],
    ...differences,
  });
}

describe('planProduct', () => {
  it('creates with all groups what has no mapping, whatever was asked for', () => {
    const { plan } = planProduct(aCatalogProduct(), null, only('price'), NO_CATEGORIES);
    expect(plan.kind === 'create' && Object.keys(plan.fields).sort()).toEqual([...FIELD_GROUPS].sort());
  });

  it('writes nothing where the shop is right', () => {
    const product = aCatalogProduct();
    expect(planProduct(product, right(product), EVERYTHING, NO_CATEGORIES).plan).toEqual({
      kind: 'unchanged',
    });
  });

  it('takes 129.9 and 129.90 for one price', () => {
    const mapping = right(aCatalogProduct());
    const price = { ...aCatalogProduct().price, regular: '129.9' };
    expect(planProduct(aCatalogProduct({ price }), mapping, EVERYTHING, NO_CATEGORIES).plan.kind).toBe(
      'unchanged',
    );
  });

  it('sends only the groups that changed, and of those only what was asked for', () => {
    const mapping = right(aCatalogProduct());
    const edited = aCatalogProduct({
      name: 'Renamed',
      stock: { managed: true, quantity: 3, backorders: 'no' },
    });
    const all = planProduct(edited, mapping, EVERYTHING, NO_CATEGORIES).plan;
    expect(all.kind === 'update' && Object.keys(all.fields)).toEqual(['details', 'stock']);
    const stock = planProduct(edited, mapping, only('stock', 'price'), NO_CATEGORIES).plan;
    expect(stock).toEqual({
      kind: 'update',
      storeProductId: 5001,
      fields: { stock: { managed: true, quantity: 3, backorders: 'no' } },
    });
  });

  it('notices a change in a text that is only remembered as a digest', () => {
    const long = (ending: string): CatalogProduct =>
      aCatalogProduct({ description: 'long '.repeat(500) + ending });
    const mapping = right(long('a'));
    expect(planProduct(long('a'), mapping, EVERYTHING, NO_CATEGORIES).plan.kind).toBe('unchanged');
    expect(planProduct(long('b'), mapping, EVERYTHING, NO_CATEGORIES).plan.kind).toBe('update');
  });

  it('writes what is right already when it is forced to', () => {
    const product = aCatalogProduct();
    const { plan } = planProduct(product, right(product), { ...EVERYTHING, force: true }, NO_CATEGORIES);
    expect(plan.kind).toBe('update');
  });

  it('rejects a group that the shop could not hold, and lets the others through', () => {
    const mapping = right(aCatalogProduct());
    const edited = aCatalogProduct({
      price: { ...aCatalogProduct().price, sale: '200.00' },
      stock: { managed: true, quantity: 3, backorders: 'no' },
    });
    const { plan, rejected } = planProduct(edited, mapping, EVERYTHING, NO_CATEGORIES);
    expect([...rejected.keys()]).toEqual(['price']);
    expect(plan.kind === 'update' && Object.keys(plan.fields)).toEqual(['stock']);
  });

  it('creates nothing without a valid price, but does without a category that the shop lacks', () => {
    const dear = aCatalogProduct({ price: { ...aCatalogProduct().price, regular: 'ask us' } });
    const noPrice = planProduct(dear, null, EVERYTHING, NO_CATEGORIES);
    expect(noPrice.plan.kind).toBe('unchanged');
    expect([...noPrice.rejected.keys()].sort()).toEqual([...FIELD_GROUPS].sort());

    const noCategory = planProduct(
      aCatalogProduct({ categoryIds: ['cellar'] }),
      null,
      EVERYTHING,
      NO_CATEGORIES,
    );
    expect(noCategory.plan.kind).toBe('create');
    expect([...noCategory.rejected.keys()]).toEqual(['categories']);
  });

  it('never writes an older version over a newer one', () => {
    const mapping = right(aCatalogProduct({ version: 18 }));
    const stale = aCatalogProduct({ version: 17, name: 'Old name' });
    expect(planProduct(stale, mapping, EVERYTHING, NO_CATEGORIES).plan.kind).toBe('stale-read');
  });

  it('takes an archived product down once, and brings it back whole', () => {
    const product = aCatalogProduct();
    const archived = aCatalogProduct({ status: 'archived' });
    expect(planProduct(archived, null, EVERYTHING, NO_CATEGORIES).plan.kind).toBe('not-wanted');
    expect(planProduct(archived, right(product), EVERYTHING, NO_CATEGORIES).plan).toEqual({
      kind: 'trash',
      storeProductId: 5001,
    });
    const trashed = right(product, { syncStatus: 'trashed', confirmed: {} });
    expect(planProduct(archived, trashed, EVERYTHING, NO_CATEGORIES).plan.kind).toBe('unchanged');
    const { plan } = planProduct(product, trashed, only('price'), NO_CATEGORIES);
    expect(plan.kind === 'update' && plan.fields.details?.status).toBe('publish');
  });

  it('says that it cannot sync variants yet', () => {
    const { rejected } = planProduct(aCatalogProduct({ variantCount: 2 }), null, EVERYTHING, NO_CATEGORIES);
    expect(rejected.get('price')?.code).toBe('VARIANTS_UNSUPPORTED');
  });
});
