import type { SyncType } from '../ledger/sync-type';

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

/** What the shop knows of the stock. The quantity is null while the shop does not count. */
export interface StockFields {
  readonly managed: boolean;
  readonly quantity: number | null;
  readonly backorders: 'no' | 'notify' | 'yes';
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
  readonly price: PriceFields;
  readonly stock: StockFields;
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

/** The groups of a product, in the order in which they are written. */
export const FIELD_GROUPS = [
  'type',
  'sku',
  'name',
  'slug',
  'descriptions',
  'status',
  'taxClass',
  'gtin',
  'dimensions',
  'price',
  'stock',
  'categories',
  'tags',
  'brands',
  'attributes',
  'customFields',
] as const satisfies readonly FieldGroup[];

/**
 * The groups of a variable product: its prices are those of its variations, and the shop wipes its
 * own (fact 9).
 */
export const VARIABLE_GROUPS: readonly (typeof FIELD_GROUPS)[number][] = FIELD_GROUPS.filter(
  (group) => group !== 'price',
);

/** The groups of a variation. */
export const VARIANT_GROUPS = [
  'sku',
  'options',
  'status',
  'gtin',
  'dimensions',
  'price',
  'stock',
] as const satisfies readonly FieldGroup[];

/** Without these there is no product to create; the rest may follow. */
export const ESSENTIAL_GROUPS: readonly FieldGroup[] = ['type', 'sku', 'name', 'price', 'stock'];

/** The same for a variable product: what it sells are its variations. */
export const VARIABLE_ESSENTIALS: readonly FieldGroup[] = ['type', 'sku', 'name'];

/** The same for a variation. */
export const VARIANT_ESSENTIALS = [
  'sku',
  'options',
  'price',
  'stock',
] as const satisfies readonly FieldGroup[];

const GROUPS_OF: Readonly<Record<SyncType, readonly FieldGroup[]>> = {
  price: ['price'],
  stock: ['stock'],
  product: [...FIELD_GROUPS, 'options'],
  category: ['categories'],
  image: [],
};

/** The field groups that an item of this type brings to the shop. */
export function fieldGroupsOf(type: SyncType): readonly FieldGroup[] {
  return GROUPS_OF[type];
}
