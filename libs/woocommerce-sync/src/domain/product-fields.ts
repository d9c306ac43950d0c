import type { SyncType } from './sync-type';

/** What the shop shows of a price. `''` means none; times are UTC to the second (`2026-11-26T22:00:00`), as the shop keeps them. */
export interface PriceFields {
  readonly regular: string;
  readonly sale: string;
  readonly saleFrom: string;
  readonly saleTo: string;
}

/** What the shop knows of the stock. The quantity is null while the shop does not count. */
export interface StockFields {
  readonly managed: boolean;
  readonly quantity: number | null;
  readonly backorders: 'no' | 'notify' | 'yes';
}

/** Everything else that a product page is made of. `slug` is `''` where the shop may choose. */
export interface DetailFields {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly shortDescription: string;
  readonly sku: string;
  readonly gtin: string;
  readonly status: 'publish' | 'draft';
  readonly taxClass: string;
  readonly weight: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
}

/** The shop's categories that the product is in, by their ids in the shop, ascending. */
export interface CategoryFields {
  readonly ids: readonly number[];
}

/** WooCommerce's kinds of product that we make. */
export type ProductType = 'simple' | 'variable';

/** Whether a shop's word for a product's type is one of ours. */
export function isProductType(type: string): type is ProductType {
  return type === 'simple' || type === 'variable';
}

/** A property as the shop shows it: a global attribute by its id, a product's own by its name with the id 0. */
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

/** What makes a variation: which it is and what it weighs. Price and stock are groups of their own, as a product's. */
export interface VariantFields {
  readonly sku: string;
  readonly gtin: string;
  /** `private` takes it out of the choice without losing it. */
  readonly status: 'publish' | 'private';
  readonly weight: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
  /** Its value of each attribute, by the attribute's id and, where that is 0, its name. */
  readonly options: readonly { readonly id: number; readonly name: string; readonly option: string }[];
}

/** The field groups that Cypher owns in the shop; a group is compared, sent and confirmed as a whole. */
export interface ProductFields {
  readonly type: ProductType;
  readonly details: DetailFields;
  readonly price: PriceFields;
  readonly stock: StockFields;
  readonly categories: CategoryFields;
  readonly attributes: AttributeFields;
  /** Only of a variation, in place of `details`. */
  readonly variant: VariantFields;
}

/** What products refer to in the shop: ids of its categories by the ERP's ids, of its attributes by folded name. */
export interface StorePlaces {
  /** The currency that it sells in, ISO 4217; null where it does not tell. */
  readonly currency: string | null;
  readonly categories: ReadonlyMap<string, number>;
  readonly attributes: ReadonlyMap<string, number>;
}

/** Name of a field group. */
export type FieldGroup = keyof ProductFields;

/** The groups of a product, in the order in which they are written. */
export const FIELD_GROUPS = [
  'type',
  'details',
  'price',
  'stock',
  'categories',
  'attributes',
] as const satisfies readonly FieldGroup[];

/** The groups of a variable product: its prices are those of its variations, and the shop wipes its own (facts.md 9). */
export const VARIABLE_GROUPS: readonly (typeof FIELD_GROUPS)[number][] = FIELD_GROUPS.filter(
  (group) => group !== 'price',
);

/** The groups of a variation. */
export const VARIANT_GROUPS = ['variant', 'price', 'stock'] as const satisfies readonly FieldGroup[];

/** Without these there is no product to create; the rest may follow. */
export const ESSENTIAL_GROUPS: readonly FieldGroup[] = ['type', 'details', 'price', 'stock'];

/** The same for a variable product: what it sells are its variations. */
export const VARIABLE_ESSENTIALS: readonly FieldGroup[] = ['type', 'details'];

const GROUPS_OF: Readonly<Record<SyncType, readonly FieldGroup[]>> = {
  price: ['price'],
  stock: ['stock'],
  product: [...FIELD_GROUPS, 'variant'],
  category: ['categories'],
  image: [],
};

/** The field groups that an item of this type brings to the shop. */
export function fieldGroupsOf(type: SyncType): readonly FieldGroup[] {
  return GROUPS_OF[type];
}
