import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';

/** What failed for one cause. */
export type FailureGroup = components['schemas']['FailureGroupResponse'];

/** One thing that failed. */
export type FailedItem = components['schemas']['FailedItemResponse'];

/** What kind of change failed. */
export type FailureType = FailureGroup['type'];

const PAGE = 50;
const EVERY_MS = 10_000;

/** The service wants a reason for counting, too; nothing is kept of it. */
const COUNTING = 'Counted before anything is done';

/** What failed, by its causes. */
export const failureGroupsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['failures', storeId],
    refetchInterval: EVERY_MS,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/woocommerce/sync/failures', { params: { query: { storeId } } })),
  });

const keyOf = ({ id }: FailedItem): string => id;

/** What failed for one cause, the newest first. */
export const failedItemsQuery = (storeId: string, group: string) =>
  infiniteQueryOptions({
    queryKey: ['failures', storeId, group],
    ...heldPages(keyOf, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/sync/failures/{group}', {
          params: {
            path: { group },
            query: {
              storeId,
              limit: PAGE,
              ...from,
            },
          },
        }),
      ),
    ),
  });

/** How many of a group an action would concern by now; nothing is done. */
export const failuresCountQuery = (storeId: string, group: string) =>
  queryOptions({
    queryKey: ['failures', storeId, group, 'count'],
    staleTime: 0,
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/woocommerce/sync/failures/retry', {
          body: { storeId, group, reason: COUNTING, expected: 0, dry: true },
        }),
      ),
  });
