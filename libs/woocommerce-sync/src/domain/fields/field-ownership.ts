import type { FieldGroup } from './product-fields';

/** What a store's owner may decide about, in the words of the setting. */
export const OWNABLE_FIELDS = [
  'name',
  'descriptions',
  'price',
  'sale',
  'stock',
  'categories',
  'tags',
  'brands',
  'images',
  'attributes',
  'dimensions',
  'slug',
  'status',
  'tax_class',
  'gtin',
  'custom_fields',
] as const;

/** One of the fields that somebody owns. */
export type OwnableField = (typeof OWNABLE_FIELDS)[number];

/**
 * From the least to the most that Cypher may do: nothing, set it when it makes the product, keep it
 * equal to the ERP.
 */
export const OWNERS = ['shop', 'create', 'cypher'] as const;

/** Whose a field is. */
export type Owner = (typeof OWNERS)[number];

/** Who owns which field. */
export type Owners = Readonly<Record<OwnableField, Owner>>;

/**
 * What a product is known by is always Cypher's; a variation's options too, which are what it is.
 */
const OWNABLE_OF: Readonly<Record<FieldGroup, OwnableField | null>> = {
  type: null,
  sku: null,
  options: null,
  name: 'name',
  slug: 'slug',
  descriptions: 'descriptions',
  status: 'status',
  taxClass: 'tax_class',
  gtin: 'gtin',
  dimensions: 'dimensions',
  price: 'price',
  stock: 'stock',
  categories: 'categories',
  tags: 'tags',
  brands: 'brands',
  attributes: 'attributes',
  customFields: 'custom_fields',
};

/**
 * Which fields of a store's products Cypher keeps, sets once, or leaves to the shop; what is not
 * said is Cypher's.
 */
export class FieldOwnership {
  readonly owners: Owners;

  constructor(differences: Partial<Owners> = {}) {
    this.owners = Object.fromEntries(
      OWNABLE_FIELDS.map((field) => [field, differences[field] ?? 'cypher']),
    ) as Owners;
  }

  /** What two owners together make impossible; null where all is well. */
  static conflictIn(differences: Partial<Owners>): string | null {
    const { name, price, sale } = new FieldOwnership(differences).owners;
    // The shop calls a product without a name "Product" (fact 12).
    if (name === 'shop')
      return 'name cannot be shop: Cypher has to name what it makes; say name=create';
    // The two are checked together: the shop drops a sale that is not below the regular price
    // (fact 5).
    if (OWNERS.indexOf(sale) > OWNERS.indexOf(price))
      return `sale=${sale} does not go with price=${price}: a sale needs its price; say sale=${price}`;
    return null;
  }

  /**
   * Whether Cypher sets this field, of a product that it is just making or of one that is there.
   */
  sets(field: OwnableField, isNew: boolean): boolean {
    const owner = this.owners[field];
    return owner === 'cypher' || (owner === 'create' && isNew);
  }

  /** The same of a field group. */
  writes(group: FieldGroup, isNew: boolean): boolean {
    const field = OWNABLE_OF[group];
    return field === null || this.sets(field, isNew);
  }
}
