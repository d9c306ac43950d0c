/** Which fields of a product are shown: all, or those that differ. */
export const SHOWN_FIELDS = ['differing', 'all'] as const;

/** One of them. */
export type ShownFields = (typeof SHOWN_FIELDS)[number];
