import type { ConfirmedGroup } from '../mapping/mapping-state';
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
 * From the least to the most that Cypher may do: nothing, set it when it makes the product, bring
 * what the ERP changes, overrule the shop and tell of it, keep it equal to the ERP.
 */
export const OWNERS = ['shop', 'create', 'both:newest', 'both:cypher', 'cypher'] as const;

/** Whose a field is. */
export type Owner = (typeof OWNERS)[number];

/** Fields that both sides may change; of all others one side alone has the say. */
const SHARED: readonly OwnableField[] = [
  'name',
  'slug',
  'descriptions',
  'tax_class',
  'gtin',
  'dimensions',
  'shipping_class',
  'price',
  'sale',
  'custom_fields',
];

/** Who can own a field. */
export function ownersOf(field: OwnableField): readonly Owner[] {
  return SHARED.includes(field) ? OWNERS : OWNERS.filter((owner) => !isShared(owner));
}

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
    const { owners } = new FieldOwnership(differences);
    const { name, price, sale } = owners;
    for (const field of OWNABLE_FIELDS)
      if (!ownersOf(field).includes(owners[field]))
        return `${field} cannot be ${owners[field]}: ${reasonNotToShare(field)}; say ${field}=cypher or ${field}=shop`;
    // The shop calls a product without a name "Product" (fact 12).
    if (name === 'shop')
      return 'name cannot be shop: Cypher has to name what it makes; say name=create';
    // The two are checked together: the shop drops a sale that is not below the regular price
    // (fact 5).
    if (OWNERS.indexOf(sale) > OWNERS.indexOf(price))
      return `sale=${sale} does not go with price=${price}: a sale needs its price; say sale=${price}`;
    if (isShared(sale) && sale !== price)
      return `sale=${sale} does not go with price=${price}: they are one value to both sides; say price=${sale}`;
    return null;
  }

  /**
   * Whether Cypher sets this field, of a product that it is just making or of one that is there.
   */
  sets(field: OwnableField, isNew: boolean): boolean {
    const owner = this.owners[field];
    return owner === 'cypher' || isShared(owner) || (owner === 'create' && isNew);
  }

  /** The same of a field group. */
  writes(group: FieldGroup, isNew: boolean): boolean {
    const { ownable } = GROUPS[group];
    return ownable === null || this.sets(ownable, isNew);
  }

  /** Whose a field group is; what a product is known by is Cypher's. */
  ownerOf(group: FieldGroup): Owner {
    const { ownable } = GROUPS[group];
    return ownable === null ? 'cypher' : this.owners[ownable];
  }

  /**
   * Whether a change of it in the shop is the shop's good right until the ERP's value changes: then
   * it is written for no other reason.
   */
  keepsNewest(group: FieldGroup): boolean {
    return this.ownerOf(group) === 'both:newest';
  }

  /** Whether the ERP is told what it becomes in the shop. */
  flowsBack(group: FieldGroup): boolean {
    return this.ownerOf(group) !== 'cypher';
  }
}

/**
 * The groups that are Cypher's to bring again: what was confirmed of them before they were the
 * shop's says nothing of what the shop shows.
 */
export function regainedGroups(before: FieldOwnership, after: FieldOwnership): ConfirmedGroup[] {
  const isRegained = (field: OwnableField): boolean =>
    !before.sets(field, false) && after.sets(field, false);
  const groups = (Object.keys(GROUPS) as FieldGroup[]).filter(
    (group) => !before.writes(group, false) && after.writes(group, false),
  );
  const sale = isRegained('sale') && !groups.includes('price') ? (['price'] as const) : [];
  return [...groups, ...sale, ...(isRegained('images') ? (['images'] as const) : [])];
}

function isShared(owner: Owner): boolean {
  return owner === 'both:newest' || owner === 'both:cypher';
}

function reasonNotToShare(field: OwnableField): string {
  if (field === 'stock' || field === 'low_stock')
    return 'a count that two sides change is right on neither';
  if (field === 'status') return 'it decides what is taken down';
  return 'the ERP cannot take over what it refers to';
}
