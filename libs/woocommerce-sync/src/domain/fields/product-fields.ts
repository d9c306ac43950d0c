import type { SyncType } from '../ledger/sync-type';
import type { StockFields } from '../stock/stock-fields';

/**
 * What the shop shows of a price. `''` means none, null that the sale is the shop's own; times are
 * UTC to the second (`2026-11-26T22:00:00`), as the shop keeps them.
 */
export interface PriceFields {
  readonly regular: string;
  readonly sale: string | null;
  readonly saleFrom: string | null;
  readonly saleTo: string | null;
}

/** The texts of a product page, in HTML. */
export interface DescriptionFields {
  readonly description: string;
  readonly shortDescription: string;
}

/** What it weighs and measures, in the shop's units; `''` where nobody knows. */
export interface DimensionFields {
  readonly weight: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
}

/**
 * Whether a product is shown: a product is published or a draft; `private` takes a variation out of
 * the choice without losing it.
 */
export type ShownStatus = 'publish' | 'draft' | 'private';

/**
 * The shop's categories, tags or brands that the product is in, by their ids in the shop,
 * ascending.
 */
export interface TermFields {
  readonly ids: readonly number[];
}

/** WooCommerce's kinds of product that we make. */
export type ProductType = 'simple' | 'variable';

/** Whether a shop's word for a product's type is one of ours. */
export function isProductType(type: string): type is ProductType {
  return type === 'simple' || type === 'variable';
}

/**
 * A property as the shop shows it: a global attribute by its id, a product's own by its name with
 * the id 0.
 */
export interface ShownAttribute {
  readonly id: number;
  readonly name: string;
  readonly options: readonly string[];
  readonly visible: boolean;
  readonly variation: boolean;
}

/** A product's properties, in their order. */
export interface AttributeFields {
  readonly list: readonly ShownAttribute[];
}

/** A variation's value of one attribute, by the attribute's id and, where that is 0, its name. */
export interface VariantOption {
  readonly id: number;
  readonly name: string;
  readonly option: string;
}

/** Custom fields by their key in the shop, as text; null where the product has none. */
export type CustomFields = Readonly<Record<string, string | null>>;

/**
 * The field groups that Cypher may own in the shop; a group is compared, sent and confirmed as a
 * whole.
 */
export interface ProductFields {
  readonly type: ProductType;
  readonly sku: string;
  readonly name: string;
  /** `''` where the shop may choose. */
  readonly slug: string;
  readonly descriptions: DescriptionFields;
  readonly status: ShownStatus | 'trash';
  readonly taxClass: string;
  readonly gtin: string;
  readonly dimensions: DimensionFields;
  /** Its slug; `''` for none, of a variation for that of its product. */
  readonly shippingClass: string;
  readonly price: PriceFields;
  readonly stock: StockFields;
  /** The quantity at which the shop warns; null where it warns at the one for all products. */
  readonly lowStock: number | null;
  readonly categories: TermFields;
  readonly tags: TermFields;
  readonly brands: TermFields;
  readonly attributes: AttributeFields;
  readonly customFields: CustomFields;
  /** Only of a variation. */
  readonly options: readonly VariantOption[];
}

/** Name of a field group. */
export type FieldGroup = keyof ProductFields;

/** What a field group may be a part of; a variable product is one with variations. */
type Kind = 'simple' | 'variable' | 'variation';

/** What is settled about a field group, whatever its value. */
interface GroupFacts {
  /** Its name in `FIELD_OWNERSHIP`; null where it is always Cypher's. */
  readonly ownable: string | null;
  readonly partOf: readonly Kind[];
  /** What cannot be made without it; the rest may follow. */
  readonly neededBy?: readonly Kind[];
  /** Whether its texts may be long: they are remembered by their digests, and shown in part. */
  readonly hasLongTexts?: true;
  /** The requests that bring it, besides those of whole products. */
  readonly broughtBy?: SyncType;
}

const ANYWHERE = ['simple', 'variable', 'variation'] as const;
const PRODUCTS = ['simple', 'variable'] as const;
const SOLD = ['simple', 'variation'] as const;

/**
 * Every field group, in the order in which they are written. What a product is known by is always
 * Cypher's; a variation's options too, which are what it is.
 */
export const GROUPS = {
  type: { ownable: null, partOf: PRODUCTS, neededBy: PRODUCTS },
  sku: { ownable: null, partOf: ANYWHERE, neededBy: ANYWHERE },
  options: { ownable: null, partOf: ['variation'], neededBy: ['variation'] },
  name: { ownable: 'name', partOf: PRODUCTS, neededBy: PRODUCTS },
  slug: { ownable: 'slug', partOf: PRODUCTS },
  descriptions: { ownable: 'descriptions', partOf: PRODUCTS, hasLongTexts: true },
  status: { ownable: 'status', partOf: ANYWHERE },
  taxClass: { ownable: 'tax_class', partOf: PRODUCTS },
  gtin: { ownable: 'gtin', partOf: ANYWHERE },
  dimensions: { ownable: 'dimensions', partOf: ANYWHERE },
  shippingClass: { ownable: 'shipping_class', partOf: ANYWHERE },
  // The prices of a variable product are those of its variations; the shop wipes its own (fact 9).
  price: { ownable: 'price', partOf: SOLD, neededBy: SOLD, broughtBy: 'price' },
  stock: { ownable: 'stock', partOf: ANYWHERE, neededBy: SOLD, broughtBy: 'stock' },
  lowStock: { ownable: 'low_stock', partOf: ANYWHERE, broughtBy: 'stock' },
  categories: { ownable: 'categories', partOf: PRODUCTS, broughtBy: 'category' },
  tags: { ownable: 'tags', partOf: PRODUCTS },
  brands: { ownable: 'brands', partOf: PRODUCTS },
  attributes: { ownable: 'attributes', partOf: PRODUCTS },
  customFields: { ownable: 'custom_fields', partOf: PRODUCTS },
} as const satisfies Readonly<Record<FieldGroup, GroupFacts>>;

/** The groups that are part of one kind of thing. */
type GroupOf<K extends Kind> = {
  [G in FieldGroup]: K extends (typeof GROUPS)[G]['partOf'][number] ? G : never;
}[FieldGroup];

/** Name of a product's field group. */
export type ProductGroup = GroupOf<'simple'>;

/** Name of a variation's field group. */
export type VariantGroup = GroupOf<'variation'>;

const ALL = Object.keys(GROUPS) as FieldGroup[];

/** The groups of a product. */
export const FIELD_GROUPS = partsOf('simple');

/** The groups of a variable product. */
export const VARIABLE_GROUPS: readonly ProductGroup[] = partsOf('variable');

/** The groups of a variation. */
export const VARIANT_GROUPS = partsOf('variation');

/** Whether a group's texts may be long: they are remembered by their digests, and shown in part. */
export function hasLongTexts(group: FieldGroup): boolean {
  return (GROUPS[group] as GroupFacts).hasLongTexts === true;
}

/** Without these there is no product to create; the rest may follow. */
export const ESSENTIAL_GROUPS = essentialsOf('simple');

/** The same for a variable product: what it sells are its variations. */
export const VARIABLE_ESSENTIALS = essentialsOf('variable');

/** The same for a variation. */
export const VARIANT_ESSENTIALS = essentialsOf('variation');

const OF_WHOLE_PRODUCTS = [...new Set<FieldGroup>([...FIELD_GROUPS, ...VARIANT_GROUPS])];

/** The field groups that an item of this type brings to the shop. */
export function fieldGroupsOf(type: SyncType): readonly FieldGroup[] {
  return type === 'product'
    ? OF_WHOLE_PRODUCTS
    : ALL.filter((group) => factsOf(group).broughtBy === type);
}

function partsOf<K extends Kind>(kind: K): readonly GroupOf<K>[] {
  const isPart = (group: FieldGroup): group is GroupOf<K> => factsOf(group).partOf.includes(kind);
  return ALL.filter(isPart);
}

function essentialsOf<K extends Kind>(kind: K): readonly GroupOf<K>[] {
  return partsOf(kind).filter((group) => factsOf(group).neededBy?.includes(kind));
}

function factsOf(group: FieldGroup): GroupFacts {
  return GROUPS[group];
}
