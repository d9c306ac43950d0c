/** Kinds of findings, as the address names them. */
export const FINDING_KINDS = [
  'differs',
  'missing_in_shop',
  'trashed_by_hand',
  'gone',
  'unowned',
  'duplicate_sku',
  'duplicate_gtin',
] as const;

/** Fields that a finding may be about. */
export const FINDING_FIELDS = [
  'type',
  'sku',
  'options',
  'name',
  'slug',
  'descriptions',
  'status',
  'taxClass',
  'gtin',
  'dimensions',
  'shippingClass',
  'price',
  'stock',
  'lowStock',
  'categories',
  'tags',
  'brands',
  'attributes',
  'customFields',
] as const;
