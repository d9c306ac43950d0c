import fc from 'fast-check';
import {
  isVariable,
  type CatalogProduct,
  type CatalogVariant,
} from '../../domain/catalog/catalog-product';
import {
  FieldOwnership,
  OWNABLE_FIELDS,
  ownersOf,
  type Owners,
} from '../../domain/fields/field-ownership';
import {
  fieldGroupsOf,
  type FieldGroup,
  type ProductFields,
} from '../../domain/fields/product-fields';
import { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import { SYNC_TYPES, type SyncType } from '../../domain/ledger/sync-type';
import {
  aCatalogProduct,
  aCatalogVariant,
  NOON,
  someReferences,
} from '../../domain/testing/builders';
import { planProduct, type PlannedProduct } from './product-plan';
import { rememberedForm } from './remembered-form';

const SIZES = ['S', 'M', 'L'];
const TAGS = new Map([
  ['indoor', 31],
  ['outdoor', 32],
]);

type Shown = Partial<ProductFields>;

/** What a price leaves to the shop stays as it is there. */
function written(shown: Shown, fields: Shown): Shown {
  const { price } = fields;
  if (price?.sale !== null || shown.price === undefined) return { ...shown, ...fields };
  return { ...shown, ...fields, price: { ...shown.price, regular: price.regular } };
}

/** A shop of one product that takes everything as it is sent. */
class TinyShop {
  product: Shown | null = null;
  isTrashed = false;
  readonly variations = new Map<string, Shown>();
  /** What the ERP said when the product was made. */
  made: CatalogProduct | null = null;
  private mapping: ProductSyncMapping | null = null;
  private readonly family = new Map<string, ProductSyncMapping>();

  constructor(private readonly references: ShopReferences) {}

  plan(erp: CatalogProduct, types: readonly SyncType[], force: boolean): PlannedProduct {
    const groups = new Set(types.flatMap((type) => fieldGroupsOf(type)));
    return planProduct(erp, this.mapping, this.family, { groups, force }, this.references);
  }

  deliver(erp: CatalogProduct, types: readonly SyncType[], force: boolean): void {
    const { plan, variants } = this.plan(erp, types, force);
    if (plan.kind === 'trash') {
      this.isTrashed = true;
      this.mapping?.markTrashed(erp.version, NOON);
    }
    if (plan.kind === 'create') this.made = erp;
    if (plan.kind === 'create' || plan.kind === 'update') this.write(erp, plan.fields);
    this.deliverVariants(variants);
  }

  private write(erp: CatalogProduct, fields: Shown): void {
    this.product = written(this.product ?? {}, fields);
    this.isTrashed = false;
    // The shop deletes the variations of what becomes simple (fact 21).
    if (fields.type === 'simple') for (const known of [this.variations, this.family]) known.clear();
    this.mapping ??= ProductSyncMapping.adopt('default', erp.id, 5001, NOON);
    this.mapping.confirm(rememberedForm(fields), erp.version, NOON);
  }

  private deliverVariants({ writes, removed }: PlannedProduct['variants']): void {
    const parent = this.mapping;
    if (parent === null) return;
    for (const { variant, fields } of writes) {
      this.variations.set(variant.id, written(this.variations.get(variant.id) ?? {}, fields));
      const mapping =
        this.family.get(variant.id) ??
        ProductSyncMapping.adoptVariant(parent, variant.id, 6001 + this.family.size, NOON);
      mapping.confirm(rememberedForm(fields), variant.version, NOON);
      this.family.set(variant.id, mapping);
    }
    for (const { internalProductId } of removed)
      for (const known of [this.variations, this.family]) known.delete(internalProductId);
  }
}

/** What the ERP says of each group, by hand: no planner is asked what the planner should do. */
const SAID: { readonly [G in FieldGroup]?: (erp: CatalogProduct) => unknown } = {
  sku: ({ sku }) => sku,
  name: ({ name }) => name,
  descriptions: ({ description, shortDescription }) => ({ description, shortDescription }),
  gtin: ({ gtin }) => gtin ?? '',
  tags: ({ tags }) => ({ ids: (tags ?? []).map((tag) => TAGS.get(tag)).sort() }),
  customFields: ({ customFields }) => ({
    _warranty: customFields?.['warranty']?.toString() ?? null,
  }),
  stock: (erp) =>
    isVariable(erp)
      ? { managed: false, quantity: null, backorders: 'no' }
      : { managed: true, quantity: erp.stock.quantity, backorders: 'no', sold: 0 },
};

function expectEqual(shop: TinyShop, erp: CatalogProduct, ownership: FieldOwnership): void {
  for (const [group, said] of Object.entries(SAID) as [
    FieldGroup,
    (erp: CatalogProduct) => unknown,
  ][]) {
    const wanted = ownership.writes(group, false)
      ? erp
      : ownership.writes(group, true)
        ? shop.made
        : null;
    expect([group, shop.product?.[group]]).toEqual([
      group,
      wanted === null ? undefined : said(wanted),
    ]);
  }
  if (!isVariable(erp) && ownership.writes('price', false)) {
    expect(shop.product?.price?.regular).toBe(erp.price.regular);
    if (ownership.sets('sale', false)) expect(shop.product?.price?.sale).toBe(erp.price.sale ?? '');
  }
  const alive = erp.variants.filter(({ status }) => status !== 'archived');
  expect([...shop.variations.keys()].sort()).toEqual(alive.map(({ id }) => id).sort());
  for (const { id, sku, price, stock, status } of alive) {
    const shown = shop.variations.get(id);
    expect(shown?.sku).toBe(sku);
    if (ownership.writes('price', false)) expect(shown?.price?.regular).toBe(price.regular);
    if (ownership.writes('stock', false)) expect(shown?.stock?.quantity).toBe(stock.quantity);
    if (ownership.writes('stock', true)) expect(shown?.stock).toBeDefined();
    else expect(shown?.stock).toBe(undefined);
    if (ownership.writes('status', false))
      expect(shown?.status).toBe(status === 'active' ? 'publish' : 'private');
  }
}

const status = fc.constantFrom('active', 'inactive', 'archived');
const price = fc
  .record({
    regular: fc.integer({ min: 10, max: 12 }),
    sale: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ regular, sale }) => ({
    ...aCatalogProduct().price,
    regular: `${regular}.00`,
    sale: sale === null ? null : `${sale}.50`,
  }));
const quantity = fc.integer({ min: 0, max: 3 });

const aVariant = fc
  .record({ size: fc.constantFrom(...SIZES), status, price, quantity })
  .map(({ size, quantity: pieces, ...rest }) =>
    aCatalogVariant({
      id: size,
      sku: `SKU-${size}`,
      attributes: { Size: size },
      stock: { managed: true, quantity: pieces, backorders: 'no' },
      ...rest,
    }),
  );

const anEdit = fc
  .record({
    status: fc.oneof({ weight: 4, arbitrary: fc.constant('active' as const) }, status),
    name: fc.constantFrom('Lamp', 'Lantern'),
    description: fc.constantFrom('short', 'long '.repeat(50), 'longer '.repeat(50)),
    gtin: fc.constantFrom(null, '5941'),
    price,
    quantity,
    tags: fc.subarray([...TAGS.keys()]),
    warranty: fc.constantFrom(undefined, 12, 24),
    variants: fc.uniqueArray(aVariant, { selector: ({ id }) => id, maxLength: 3 }),
  })
  .map(({ quantity: pieces, warranty, variants, ...rest }) => ({
    ...rest,
    variants,
    stock: { managed: variants.length === 0, quantity: pieces, backorders: 'no' as const },
    customFields: warranty === undefined ? {} : { warranty },
    attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true, local: false }],
  }));

const aDelivery = fc.record({
  types: fc.subarray([...SYNC_TYPES], { minLength: 1 }),
  force: fc.boolean(),
});
const aHistory = fc.array(
  fc.record({ edit: anEdit, deliveries: fc.array(aDelivery, { maxLength: 2 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);
const someOwners = fc
  .record(
    Object.fromEntries(
      OWNABLE_FIELDS.map((field) => [field, fc.constantFrom(...ownersOf(field))]),
    ) as Record<keyof Owners, fc.Arbitrary<Owners[keyof Owners]>>,
    { requiredKeys: [] },
  )
  .filter((owners) => FieldOwnership.conflictIn(owners) === null);

function versioned(edit: Partial<CatalogProduct>, version: number): CatalogProduct {
  const variants = (edit.variants ?? []).map((variant): CatalogVariant => ({
    ...variant,
    version,
  }));
  return aCatalogProduct({ ...edit, version, variants });
}

describe('a history of edits in the ERP, however it is delivered', () => {
  it('leaves the shop equal to the ERP in what Cypher owns, as it was made in what it sets once, and untouched else', () => {
    fc.assert(
      fc.property(aHistory, someOwners, (history, owners) => {
        const ownership = new FieldOwnership(owners);
        const references = someReferences({
          ownership,
          attributes: new Map([['size', 4]]),
          tags: TAGS,
          customFields: new Map([['warranty', '_warranty']]),
        });
        const shop = new TinyShop(references);
        let erp = aCatalogProduct();
        history.forEach(({ edit, deliveries }, index) => {
          erp = versioned(edit, index + 1);
          for (const { types, force } of deliveries) shop.deliver(erp, types, force);
        });
        shop.deliver(erp, ['product'], false);

        if (erp.status === 'archived') expect(shop.product === null || shop.isTrashed).toBe(true);
        else {
          expect(shop.isTrashed).toBe(false);
          expectEqual(shop, erp, ownership);
        }
        const { plan, variants } = shop.plan(erp, SYNC_TYPES, false);
        expect(['unchanged', 'not-wanted']).toContain(plan.kind);
        expect([variants.writes, variants.removed]).toEqual([[], []]);
      }),
      { numRuns: 500 },
    );
  });
});
