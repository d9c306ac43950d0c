/** What a sync item brings to the shop. */
export const SYNC_TYPES = ['price', 'stock', 'order', 'product', 'category', 'image'] as const;

/** One of the six kinds of change; each has its own deadline, see `SyncPriorityService`. */
export type SyncType = (typeof SYNC_TYPES)[number];

/**
 * What an item is about: a product, a category of the catalogue itself, or an order of the shop, by
 * the shop's id.
 */
export type SubjectKind = 'product' | 'category' | 'order';

/**
 * What a delivery carries, and so which items share one. Products share batch calls; images travel
 * alone, because the shop downloads them while we wait (fact 13); categories and orders have routes
 * of their own. The column is called `lane`: it is older than this word.
 */
export type Cargo = 'product' | 'image' | 'category' | 'order';

/**
 * While the shop downloads a picture, nothing else of that subject may run. So deliveries of this
 * cargo bring one subject each, and are bulk whatever their deadline: a price never waits for
 * another's pictures.
 */
export const LONE_CARGO: Cargo = 'image';

/** Most orders of one delivery: each takes calls of its own, one after the other. */
export const MOST_ORDERS = 10;

/** The cargo that items of this type about this kind of subject are. */
export function cargoOf(type: SyncType, subjectKind: SubjectKind): Cargo {
  if (type === 'image') return LONE_CARGO;
  return subjectKind;
}

/** What brings all of a product's own values. */
export const WHOLE_TYPE: SyncType = 'product';

/** What of a whole product changes one by one, and has to be right at once. */
export const PART_TYPES: readonly SyncType[] = ['price', 'stock'];

/**
 * Whether what went well as `ended` does what failed as `failed`, of the same subject: the same
 * thing, or a part of the whole.
 */
export function makesGood(ended: SyncType, failed: SyncType): boolean {
  return ended === failed || (ended === WHOLE_TYPE && PART_TYPES.includes(failed));
}
