/** How a mapping can stand. */
export const MAPPING_STATUSES = ['in_sync', 'out_of_sync', 'error', 'trashed'] as const;
