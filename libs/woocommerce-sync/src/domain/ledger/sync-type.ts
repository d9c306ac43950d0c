/** What a sync item brings to the shop. */
export const SYNC_TYPES = ['price', 'stock', 'product', 'category', 'image'] as const;

/** One of the five kinds of change; each has its own deadline, see `SyncPriorityService`. */
export type SyncType = (typeof SYNC_TYPES)[number];

/** What an item is about: a product, or a category of the catalogue itself. */
export type SubjectKind = 'product' | 'category';

/**
 * Which kind of delivery carries an item. Product deliveries share batch calls; images travel
 * alone, because the shop downloads them while we wait (fact 13); categories have a route of their
 * own.
 */
export type Lane = 'product' | 'image' | 'category';

/** The lane that carries items of this type about this kind of subject. */
export function laneOf(type: SyncType, subjectKind: SubjectKind): Lane {
  if (type === 'image') return 'image';
  return subjectKind;
}
