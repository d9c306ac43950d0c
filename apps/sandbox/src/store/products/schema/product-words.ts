/** Types of products that a shop has by itself. */
export const PRODUCT_TYPES = ['simple', 'grouped', 'external', 'variable'] as const;

/** How the stock of a product stands. */
export const STOCK_STATUSES = ['instock', 'outofstock', 'onbackorder'] as const;

/**
 * What WordPress knows as a state of a post; a product in any other becomes a draft (fact 16).
 */
export const POST_STATUSES = [
  'publish',
  'future',
  'draft',
  'pending',
  'private',
  'trash',
  'auto-draft',
  'inherit',
] as const;

/** Tax classes that every shop has besides the standard one, by their slugs. */
export const TAX_CLASS_SLUGS = ['reduced-rate', 'zero-rate'] as const;

/** Where customers see a product. */
export const VISIBILITIES = ['visible', 'catalog', 'search', 'hidden'] as const;

/** What of a product is taxed. */
export const TAX_STATUSES = ['taxable', 'shipping', 'none'] as const;
