import { GROUPS, type FieldGroup } from './product-fields';

type GroupOwnable = Exclude<(typeof GROUPS)[FieldGroup]['ownable'], null>;

/** One of the fields that somebody owns; a sale is a part of its price, pictures are no group. */
export type OwnableField = GroupOwnable | 'sale' | 'images';

/** What a store's owner may decide about, in the words of the setting. */
export const OWNABLE_FIELDS: readonly OwnableField[] = [
  ...Object.values(GROUPS).flatMap(({ ownable }) => ownable ?? []),
  'sale',
  'images',
];

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
    const { ownable } = GROUPS[group];
    return ownable === null || this.sets(ownable, isNew);
  }
}
