import type { components } from '../../api/generated/schema';

type Item = components['schemas']['ItemResponse'];

/** What is synced. */
export type SyncType = Item['type'];

/** The states of a change, open ones first. */
export const CHANGE_STATES = [
  'pending',
  'syncing',
  'failed',
  'synced',
  'skipped',
  'superseded',
  'cancelled',
  'dismissed',
] as const satisfies readonly Item['state'][];

/** The types of changes. */
export const SYNC_TYPES = [
  'price',
  'stock',
  'product',
  'image',
  'category',
  'order',
] as const satisfies readonly SyncType[];

/** Spans of time that changes can be of; `between` is from one moment to another. */
export const SPANS = ['hour', 'day', 'week', 'between'] as const;
