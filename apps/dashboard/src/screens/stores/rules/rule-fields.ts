/** How a setting is typed. */
export type RuleKind = 'text' | 'number' | 'switch' | 'leaves';

/** One rule of a store that the form has. */
export interface RuleField {
  readonly name: RuleName;
  readonly kind: RuleKind;
}

/** Rules by what they are about, in the order of the form. */
export const RULE_GROUPS = [
  {
    group: 'prices',
    rules: [
      { name: 'PRICE_LIST', kind: 'text' },
      { name: 'PRICE_LIST_FALLBACK', kind: 'switch' },
      { name: 'PRICE_CURRENCY', kind: 'text' },
    ],
  },
  {
    group: 'stock',
    rules: [
      { name: 'STOCK_WAREHOUSES', kind: 'text' },
      { name: 'STOCK_PERCENT', kind: 'number' },
      { name: 'STOCK_SAFETY', kind: 'number' },
      { name: 'STOCK_CAP', kind: 'number' },
    ],
  },
  {
    group: 'range',
    rules: [
      { name: 'SHOP_LANGUAGE', kind: 'text' },
      { name: 'PRODUCT_FILTER', kind: 'text' },
      { name: 'PRODUCT_FILTER_LEAVES', kind: 'leaves' },
    ],
  },
] as const;

/** The name of a rule, as the environment has it. */
export type RuleName = (typeof RULE_GROUPS)[number]['rules'][number]['name'];

/** What becomes of products that the filter leaves out. */
export const LEAVES = ['trash', 'draft', 'leave'] as const;

/** Fields of products that can be owned by one side or the other. */
export const OWNABLE_FIELDS = [
  'name',
  'slug',
  'descriptions',
  'status',
  'tax_class',
  'gtin',
  'dimensions',
  'shipping_class',
  'price',
  'sale',
  'stock',
  'low_stock',
  'categories',
  'tags',
  'brands',
  'attributes',
  'custom_fields',
  'images',
] as const;

/** One of them. */
export type OwnableField = (typeof OWNABLE_FIELDS)[number];

/** Who can own a field, from the ERP's own to the shop's own. */
export const OWNERS = ['cypher', 'both:cypher', 'both:newest', 'create', 'shop'] as const;

/** One of them. */
export type Owner = (typeof OWNERS)[number];

const SHARED: ReadonlySet<OwnableField> = new Set([
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
]);

/** Who can own this field; the service says no to any other. */
export function ownersOf(field: OwnableField): readonly Owner[] {
  return OWNERS.filter(
    (owner) =>
      (SHARED.has(field) || !owner.startsWith('both:')) && (field !== 'name' || owner !== 'shop'),
  );
}

/** The owners that `FIELD_OWNERSHIP` names; what it does not name is Cypher's. */
export function parseOwnership(setting: string): Readonly<Partial<Record<OwnableField, Owner>>> {
  const owners: Partial<Record<OwnableField, Owner>> = {};
  for (const part of setting.split(',')) {
    const [name, value] = part.trim().split('=');
    const field = OWNABLE_FIELDS.find((known) => known === name);
    const owner = OWNERS.find((known) => known === value);
    if (field !== undefined && owner !== undefined) owners[field] = owner;
  }
  return owners;
}

/** The setting that names these owners; Cypher's are left out. */
export function ownershipText(owners: Readonly<Partial<Record<OwnableField, Owner>>>): string {
  return OWNABLE_FIELDS.filter((field) => (owners[field] ?? 'cypher') !== 'cypher')
    .map((field) => `${field}=${String(owners[field])}`)
    .join(',');
}
