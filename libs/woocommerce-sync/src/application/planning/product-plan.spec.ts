import { FieldOwnership, type Owners } from '../../domain/fields/field-ownership';
import type { ProductSyncMappingState } from '../../domain/mapping/mapping-state';
import { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import {
  FIELD_GROUPS,
  fieldGroupsOf,
  VARIANT_GROUPS,
  type FieldGroup,
  type ProductFields,
} from '../../domain/fields/product-fields';
import type { CatalogProduct, CatalogVariant } from '../../domain/catalog/catalog-product';
import {
  aCatalogProduct,
  aCatalogVariant,
  NOON,
  someReferences,
} from '../../domain/testing/builders';
import { forget, isForgotten } from './confirmed-fields';
import type { Wish } from './wish';
import { planProduct, type PlannedProduct } from './product-plan';
import { rememberedForm } from './remembered-form';

const REFERENCES = someReferences({ attributes: new Map([['size', 4]]) });
const EVERYTHING: Wish = { groups: new Set(fieldGroupsOf('product')), force: false };
const only = (...groups: FieldGroup[]): Wish => ({ groups: new Set(groups), force: false });

const planned = (
  product: CatalogProduct,
  mapping: ProductSyncMapping | null,
  wish: Wish,
  family: ReadonlyMap<string, ProductSyncMapping> = new Map(),
  references = REFERENCES,
): PlannedProduct => planProduct(product, mapping, family, wish, references);

/** A mapping whose shop shows just this product. */
function right(
  product: CatalogProduct,
  differences: Partial<ProductSyncMappingState> = {},
): ProductSyncMapping {
  const { plan } = planned(product, null, EVERYTHING);
  if (plan.kind !== 'create') throw new Error('This product cannot be created');
  return ProductSyncMapping.restore({
    storeId: 'default',
    internalProductId: product.id,
    parentProductId: null,
    wooCommerceProductId: 5001,
    lastSynced: NOON,
    syncStatus: 'in_sync',
    errorMessage: null,
    problems: {},
    erpVersion: product.version,
    confirmed: rememberedForm(plan.fields),
    attachments: {},
    writtenSales: [],
    writtenAttributes: [],
    imagesDue: false,
    ...differences,
  });
}

describe('planProduct', () => {
  it('creates with all groups what has no mapping, whatever was asked for', () => {
    const { plan } = planned(aCatalogProduct(), null, only('price'));
    // Of tags, brands and custom fields this ERP says nothing.
    const told = FIELD_GROUPS.filter(
      (group) => !['tags', 'brands', 'customFields'].includes(group),
    );
    expect(plan.kind === 'create' && Object.keys(plan.fields)).toEqual(told);
  });

  it('writes nothing where the shop is right', () => {
    const product = aCatalogProduct();
    expect(planned(product, right(product), EVERYTHING).plan).toEqual({
      kind: 'unchanged',
    });
  });

  it('takes 129.9 and 129.90 for one price', () => {
    const mapping = right(aCatalogProduct());
    const price = { ...aCatalogProduct().price, regular: '129.9' };
    expect(planned(aCatalogProduct({ price }), mapping, EVERYTHING).plan.kind).toBe('unchanged');
  });

  it('sends only the groups that changed, and of those only what was asked for', () => {
    const mapping = right(aCatalogProduct());
    const edited = aCatalogProduct({
      name: 'Renamed',
      stock: { managed: true, quantity: 3, backorders: 'no' },
    });
    const all = planned(edited, mapping, EVERYTHING).plan;
    expect(all.kind === 'update' && Object.keys(all.fields)).toEqual(['name', 'stock']);
    const stock = planned(edited, mapping, only('stock', 'price')).plan;
    expect(stock).toEqual({
      kind: 'update',
      storeProductId: 5001,
      fields: { stock: { managed: true, quantity: 3, backorders: 'no', sold: 0 } },
    });
  });

  it('notices a change in a text that is only remembered as a digest', () => {
    const long = (ending: string): CatalogProduct =>
      aCatalogProduct({ description: 'long '.repeat(500) + ending });
    const mapping = right(long('a'));
    expect(planned(long('a'), mapping, EVERYTHING).plan.kind).toBe('unchanged');
    expect(planned(long('b'), mapping, EVERYTHING).plan.kind).toBe('update');
  });

  it('writes what is right already when it is forced to', () => {
    const product = aCatalogProduct();
    const { plan } = planned(product, right(product), { ...EVERYTHING, force: true });
    expect(plan.kind).toBe('update');
  });

  it('rejects a group that the shop could not hold, and lets the others through', () => {
    const mapping = right(aCatalogProduct());
    const edited = aCatalogProduct({
      price: { ...aCatalogProduct().price, sale: '200.00' },
      stock: { managed: true, quantity: 3, backorders: 'no' },
    });
    const { plan, rejected } = planned(edited, mapping, EVERYTHING);
    expect([...rejected.keys()]).toEqual(['price']);
    expect(plan.kind === 'update' && Object.keys(plan.fields)).toEqual(['stock']);
  });

  it('creates nothing without a valid price, but does without a category that the shop lacks', () => {
    const dear = aCatalogProduct({ price: { ...aCatalogProduct().price, regular: 'ask us' } });
    const noPrice = planned(dear, null, EVERYTHING);
    expect(noPrice.plan.kind).toBe('unchanged');
    expect([...noPrice.rejected.keys()].sort()).toEqual([...FIELD_GROUPS].sort());

    const noCategory = planned(aCatalogProduct({ categoryIds: ['cellar'] }), null, EVERYTHING);
    expect(noCategory.plan.kind).toBe('create');
    expect([...noCategory.rejected.keys()]).toEqual(['categories']);
  });

  it('never writes an older version over a newer one', () => {
    const mapping = right(aCatalogProduct({ version: 18 }));
    const stale = aCatalogProduct({ version: 17, name: 'Old name' });
    expect(planned(stale, mapping, EVERYTHING).plan.kind).toBe('stale-read');
  });

  it('does not take down what an older read of the ERP calls archived', () => {
    const live = right(aCatalogProduct({ version: 18 }));
    const stale = aCatalogProduct({ version: 17, status: 'archived' });
    expect(planned(stale, live, EVERYTHING).plan.kind).toBe('stale-read');
  });

  it('writes nothing older than what a call without an answer may have brought', () => {
    const stale = aCatalogProduct({ id: 'P', version: 17 });
    const doubt = (version: number): Wish => ({
      ...EVERYTHING,
      versionsInDoubt: { P: version, other: 99 },
    });
    expect(planned(stale, null, doubt(18)).plan.kind).toBe('stale-read');
    expect(planned(stale, null, doubt(17)).plan.kind).toBe('create');
  });

  it('makes a product of what the ERP serves well, and tells of the rest', () => {
    const flaws = [
      { part: 'dimensions' as const, field: 'weight', problem: 'is not a plain decimal' },
    ];
    const price = { ...aCatalogProduct().price, sale: '200.00' };
    const { plan, rejected } = planned(aCatalogProduct({ flaws, price }), null, EVERYTHING);
    expect(plan).toMatchObject({
      kind: 'create',
      fields: { price: { regular: '129.90', sale: '' } },
    });
    expect([...rejected].map(([group, { code }]) => [group, code])).toEqual([
      ['dimensions', 'ERP_FIELD_INVALID'],
      ['price', 'SALE_NOT_BELOW_REGULAR'],
    ]);
  });

  it('makes no product without what no product can do without', () => {
    const flaws = [
      { part: 'stock' as const, field: 'stock.quantity', problem: 'is not a whole number' },
    ];
    const { plan, rejected } = planned(aCatalogProduct({ flaws }), null, EVERYTHING);
    expect(plan.kind).toBe('unchanged');
    expect(rejected.get('price')).toMatchObject({
      code: 'ERP_FIELD_INVALID',
      field: 'stock.quantity',
    });
  });

  it('takes an archived product down once, and brings it back whole', () => {
    const product = aCatalogProduct();
    const archived = aCatalogProduct({ status: 'archived' });
    expect(planned(archived, null, EVERYTHING).plan.kind).toBe('not-wanted');
    expect(planned(archived, right(product), EVERYTHING).plan).toEqual({
      kind: 'trash',
      storeProductId: 5001,
    });
    const trashed = right(product, { syncStatus: 'trashed', confirmed: {} });
    expect(planned(archived, trashed, EVERYTHING).plan.kind).toBe('unchanged');
    const { plan } = planned(product, trashed, only('price'));
    expect(plan.kind === 'update' && plan.fields.status).toBe('publish');
  });
});

describe('planProduct, where the shop owns something', () => {
  const owning = (owners: Partial<Owners>) => ({
    ...REFERENCES,
    ownership: new FieldOwnership(owners),
  });
  const fieldsOf = ({ plan }: PlannedProduct): Partial<ProductFields> =>
    plan.kind === 'create' || plan.kind === 'update' ? plan.fields : {};

  it('leaves the shop’s groups out, and those of creation out of everything but a creation', () => {
    const references = owning({ stock: 'shop', name: 'create' });
    const product = aCatalogProduct();
    const created = fieldsOf(planned(product, null, EVERYTHING, new Map(), references));
    expect([created.name, created.stock]).toEqual([product.name, undefined]);
    const edited = aCatalogProduct({
      name: 'Renamed',
      gtin: '594',
      stock: { ...product.stock, quantity: 1 },
    });
    const updated = planned(
      edited,
      right(product),
      { ...EVERYTHING, force: true },
      new Map(),
      references,
    );
    expect(fieldsOf(updated)).toMatchObject({ gtin: '594', sku: product.sku });
    expect(Object.keys(fieldsOf(updated))).not.toContain('name');
    expect(Object.keys(fieldsOf(updated))).not.toContain('stock');
  });

  it('has nothing to do for a price that is the shop’s, however wrong', () => {
    const product = aCatalogProduct({ price: { ...aCatalogProduct().price, regular: 'ask us' } });
    const references = owning({ price: 'shop', sale: 'shop' });
    const { plan, rejected } = planned(
      product,
      right(aCatalogProduct()),
      only('price'),
      new Map(),
      references,
    );
    expect([plan.kind, rejected.size]).toEqual(['unchanged', 0]);
    expect(planned(product, null, EVERYTHING, new Map(), references).plan.kind).toBe('create');
  });

  it('takes a sale that became the shop’s for no difference, and one that came back for one', () => {
    const onSale = aCatalogProduct({ price: { ...aCatalogProduct().price, sale: '99.00' } });
    const mapping = right(onSale);
    const references = owning({ sale: 'shop' });
    expect(planned(onSale, mapping, EVERYTHING, new Map(), references).plan.kind).toBe('unchanged');
    const dearer = aCatalogProduct({ price: { ...onSale.price, regular: '140.00' } });
    const fields = fieldsOf(planned(dearer, mapping, EVERYTHING, new Map(), references));
    expect(fields.price).toEqual({ regular: '140.00', sale: null, saleFrom: null, saleTo: null });
    mapping.confirm(fields, dearer.version, NOON);
    expect(fieldsOf(planned(dearer, mapping, EVERYTHING)).price).toMatchObject({ sale: '99.00' });
  });

  it('brings what the ERP changed where the newest wins, and by force nothing else of it', () => {
    const references = owning({ name: 'both:newest' });
    const product = aCatalogProduct();
    const force = { ...EVERYTHING, force: true };
    const mapping = right(product);
    const again = fieldsOf(planned(product, mapping, force, new Map(), references));
    expect(again).toMatchObject({ sku: product.sku });
    expect(Object.keys(again)).not.toContain('name');
    const renamed = aCatalogProduct({ name: 'Renamed' });
    const fields = fieldsOf(planned(renamed, mapping, EVERYTHING, new Map(), references));
    expect(fields).toEqual({ name: 'Renamed' });
  });

  it.each([
    ['lies in the trash', { syncStatus: 'trashed', confirmed: {} }, 'publish'],
    [
      'was to be brought back from there, without an answer',
      { syncStatus: 'error', confirmed: {} },
      'publish',
    ],
    [
      'was adopted just now',
      { syncStatus: 'out_of_sync', confirmed: {}, erpVersion: 0 },
      undefined,
    ],
  ] as const)(
    'writes the status, whosever it is, where it is how a product comes back: of one that %s',
    (_how, state, status) => {
      const mapping = right(aCatalogProduct(), state);
      const plan = planned(
        aCatalogProduct(),
        mapping,
        EVERYTHING,
        new Map(),
        owning({ status: 'shop' }),
      );
      expect(fieldsOf(plan).status).toBe(status);
    },
  );
});

describe('planProduct, of a product with variants', () => {
  const size = {
    name: 'Size',
    options: ['S', 'M', 'L'],
    visible: true,
    variation: true,
    local: false,
  };
  const lamp = (...variants: CatalogVariant[]): CatalogProduct =>
    aCatalogProduct({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [size],
      variants,
    });
  const small = aCatalogVariant({ id: 'S', sku: 'L-S', attributes: { Size: 'S' } });
  const medium = aCatalogVariant({ id: 'M', sku: 'L-M', attributes: { Size: 'M' } });

  /** A shop that shows just this product, and all of its variants. */
  function shown(product: CatalogProduct): [ProductSyncMapping, Map<string, ProductSyncMapping>] {
    const parent = right(product);
    const family = new Map<string, ProductSyncMapping>();
    planned(product, null, EVERYTHING).variants.writes.forEach(({ variant, fields }, index) => {
      const mapping = ProductSyncMapping.adoptVariant(parent, variant.id, 6_001 + index, NOON);
      mapping.confirm(rememberedForm(fields), variant.version, NOON);
      family.set(variant.id, mapping);
    });
    return [parent, family];
  }
  const writesOf = ({ variants }: PlannedProduct) =>
    variants.writes.map(({ variant, mapping, fields }) => [
      variant.id,
      mapping?.wooCommerceProductId ?? 'new',
      Object.keys(fields),
    ]);

  it('creates a variable product without a price of its own, and every variation whole', () => {
    const plan = planned(lamp(small, medium), null, only('price'));
    expect(plan.plan).toMatchObject({
      kind: 'create',
      fields: { type: 'variable', stock: { managed: false } },
    });
    expect(plan.plan.kind === 'create' && plan.plan.fields.price).toBe(undefined);
    expect(writesOf(plan)).toEqual([
      ['S', 'new', [...VARIANT_GROUPS]],
      ['M', 'new', [...VARIANT_GROUPS]],
    ]);
  });

  it('writes only the variants that changed, and of those only what was asked for', () => {
    const [parent, family] = shown(lamp(small, medium));
    const edited = lamp(small, {
      ...medium,
      version: 4,
      price: { ...medium.price, regular: '99.00' },
      stock: { ...medium.stock, quantity: 1 },
    });
    const plan = planned(edited, parent, only('price'), family);
    expect(plan.plan.kind).toBe('unchanged');
    expect(writesOf(plan)).toEqual([['M', 6_002, ['price']]]);
    expect(writesOf(planned(edited, parent, EVERYTHING, family))).toEqual([
      ['M', 6_002, ['price', 'stock']],
    ]);
  });

  it('looks for what it may have made, where the ERP has the variant no more or under a new SKU', () => {
    const [parent, family] = shown(lamp(small));
    const wish: Wish = {
      ...only('price'),
      madeInDoubt: { S: 'L-S', M: 'L-OLD', L: 'L-L', XL: 'L-M' },
    };
    expect(planned(lamp(small, medium), parent, wish, family).variants.strays).toEqual([
      { variantId: 'M', sku: 'L-OLD', isGone: false },
      { variantId: 'L', sku: 'L-L', isGone: true },
    ]);
    expect(planned(lamp(medium), parent, wish, family).variants.removed).toEqual([family.get('S')]);
  });

  it('takes away what the ERP has no more, but only for a whole product', () => {
    const [parent, family] = shown(lamp(small, medium));
    const removed = (wish: Wish) =>
      planned(
        lamp(small, { ...medium, status: 'archived' }),
        parent,
        wish,
        family,
      ).variants.removed.map((mapping) => mapping.internalProductId);
    expect(removed(EVERYTHING)).toEqual(['M']);
    expect(removed(only('price'))).toEqual([]);
  });

  it('makes no variable product that nobody could buy, and names its variants', () => {
    const without = (id: string) => aCatalogVariant({ id, sku: id, attributes: {} });
    const lamp = aCatalogProduct({ variants: [without('S'), without('M')], attributes: [] });
    const { plan, rejected } = planned(lamp, null, EVERYTHING);
    expect(plan.kind).toBe('unchanged');
    const reason = rejected.get('type');
    expect(reason).toMatchObject({ code: 'VARIANT_WITHOUT_OPTIONS', field: 'variants' });
    expect(reason?.message).toMatch(/variant S \(S\).*variant M \(M\)/);
  });

  it('rejects a doubled, an unknown and a stale variant alone', () => {
    const [parent, family] = shown(lamp(small, medium));
    const plan = planned(
      lamp(
        { ...small, version: 1 },
        medium,
        { ...medium, id: 'M2', sku: 'L-M2', attributes: { SIZE: 'm' } },
        { ...medium, id: 'XXL', sku: 'L-XXL', attributes: { Size: 'XXL' } },
        { ...medium, id: 'RED', sku: 'L-RED', attributes: { Colour: 'Red' } },
      ),
      parent,
      EVERYTHING,
      family,
    );
    expect(plan.variants.writes).toEqual([]);
    expect(plan.variants.rejected.map(({ variant, reason }) => [variant.id, reason.code])).toEqual([
      ['S', 'ERP_STALE_READ'],
      ['M2', 'VARIANT_DOUBLED'],
      ['XXL', 'VARIANT_OPTION_UNKNOWN'],
      ['RED', 'VARIANT_ATTRIBUTE_UNKNOWN'],
    ]);
  });

  it('shows hidden variants again as they are by now, whatever brings their product back', () => {
    const priced = (regular: string): CatalogVariant => ({
      ...small,
      price: { ...small.price, regular },
    });
    const [parent, family] = shown({ ...lamp(priced('9.00')), status: 'inactive' });
    const again = planned(lamp(priced('1.00')), parent, only('categories'), family);
    expect(again.plan).toMatchObject({ fields: { status: 'publish' } });
    expect(again.variants.writes.map(({ fields }) => fields.price?.regular)).toEqual(['1.00']);
  });

  it('tells the type only where it changes, and then everything else with it', () => {
    const simple = aCatalogProduct({ stock: { managed: false, quantity: 0, backorders: 'no' } });
    const grown = planned(lamp(small), right(simple), only('price'));
    expect(grown.plan).toMatchObject({ kind: 'update', fields: { type: 'variable' } });
    expect(writesOf(grown)).toEqual([['S', 'new', [...VARIANT_GROUPS]]]);

    const [parent, family] = shown(lamp(small));
    const shrunk = planned(simple, parent, only('stock'), family);
    expect(shrunk.plan).toMatchObject({
      kind: 'update',
      fields: { type: 'simple', price: { regular: '129.90' } },
    });

    const forced = planned(lamp(small), parent, { ...EVERYTHING, force: true }, family);
    expect(forced.plan.kind === 'update' && forced.plan.fields.type).toBe(undefined);
    expect(writesOf(forced)).toEqual([['S', 6_001, [...VARIANT_GROUPS]]]);
  });
});

describe('a product that the store does not sell', () => {
  const unsold = (product: Partial<CatalogProduct>): CatalogProduct =>
    aCatalogProduct({ price: { ...aCatalogProduct().price, regular: '1.00' }, ...product });
  const plan = (product: CatalogProduct, mapping: ProductSyncMapping | null, wish = EVERYTHING) =>
    planned(product, mapping, wish).plan;

  it.each(['trash', 'draft', 'leave'] as const)('is never made (%s)', (action) => {
    const status = action === 'trash' ? 'archived' : 'active';
    expect(plan(unsold({ unsold: action, status }), null)).toEqual({ kind: 'not-wanted' });
  });

  it('is hidden, and nothing else of it is written, whatever was asked for', () => {
    const hidden = unsold({ unsold: 'draft' });
    const update = { kind: 'update', storeProductId: 5001, fields: { status: 'draft' } };
    expect(plan(hidden, right(aCatalogProduct()), only('price'))).toEqual(update);
    const mapping = right(aCatalogProduct({ status: 'inactive' }));
    expect(plan(hidden, mapping)).toEqual({ kind: 'unchanged' });
    expect(plan(hidden, mapping, { ...EVERYTHING, force: true })).toEqual(update);
  });

  it('stays in the trash where it lies there', () => {
    const mapping = right(aCatalogProduct(), { syncStatus: 'trashed' });
    expect(plan(unsold({ unsold: 'draft' }), mapping)).toEqual({ kind: 'unchanged' });
  });

  it('is left as it is, by force as well', () => {
    const left = unsold({ unsold: 'leave' });
    const wish = { ...EVERYTHING, force: true };
    expect(plan(left, right(aCatalogProduct()), wish)).toEqual({ kind: 'unchanged' });
  });

  it('is shown again, with all that has changed, once it is sold again', () => {
    const mapping = right(aCatalogProduct({ status: 'inactive' }));
    const { plan: shown } = planned(unsold({}), mapping, EVERYTHING);
    expect(shown).toMatchObject({ kind: 'update', fields: { status: 'publish' } });
    expect(shown.kind === 'update' && shown.fields.price?.regular).toBe('1.00');
    expect(plan(unsold({}), mapping, only('categories'))).toMatchObject({
      kind: 'update',
      fields: { status: 'publish', price: { regular: '1.00' } },
    });
  });

  it('is written whole when it comes back from the shop’s people', () => {
    const left = right(aCatalogProduct());
    forget(left);
    expect(isForgotten(left)).toBe(true);
    expect(plan(aCatalogProduct(), left, only('categories'))).toMatchObject({
      kind: 'update',
      fields: { status: 'publish', price: { regular: '129.90' }, name: 'LED panel 60 × 60' },
    });
  });

  it('is hidden where nobody knows whether it is', () => {
    const mapping = right(aCatalogProduct(), { confirmed: {} });
    const update = { kind: 'update', storeProductId: 5001, fields: { status: 'draft' } };
    expect(plan(unsold({ unsold: 'draft' }), mapping)).toEqual(update);
  });
});
