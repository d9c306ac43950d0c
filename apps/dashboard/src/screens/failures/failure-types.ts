/** Kinds of changes that may fail, in the order of the filter. */
export const FAILURE_TYPES = ['price', 'stock', 'product', 'category', 'image', 'order'] as const;
