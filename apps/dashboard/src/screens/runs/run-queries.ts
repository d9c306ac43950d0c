import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';
import { ApiProblem } from '../../api/problem';

type Schemas = components['schemas'];

/** A run as the list shows it. */
export type ListedRun = Schemas['ListedRunResponse'];

/** What kind of run. */
export type RunKind = Schemas['RunKind'];

/** How far a run is, as it comes live. */
export type RunProgress = Schemas['RunProgressResponse'];

/** A full sync, with what failed of it. */
export type FullSync = Schemas['SyncRunResponse'];

/** What a comparison found. */
export type DriftReport = Schemas['DriftReportResponse'];

/** One thing that a comparison found. */
export type DriftFinding = Schemas['DriftFindingResponse'];

/** Filters of the list, as the address has them. */
export interface RunFilters {
  readonly kind?: RunKind;
  readonly state?: Schemas['RunState'];
}

/** Which findings are meant. */
export interface DriftFilters {
  readonly kinds?: DriftFinding['kind'][];
  readonly fields?: NonNullable<DriftFinding['group']>[];
}

const PAGE = 50;
const WHILE_RUNNING_MS = 2_000;
const OTHERWISE_MS = 15_000;

const keyOf = ({ kind, id }: ListedRun): string => `${kind} ${id}`;

/** Runs of all kinds, the newest first. */
export const runsQuery = (storeId: string, filters: RunFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', storeId, 'list', filters],
    ...heldPages(keyOf, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/sync/runs', {
          params: { query: { storeId, limit: PAGE, ...filters, ...from } },
        }),
      ),
    ),
    refetchOnWindowFocus: false,
  });

/** How often the beginning of the list is asked anew. */
export const askedAnew = (runs: readonly ListedRun[]): number =>
  runs.some(({ state }) => state === 'running') ? WHILE_RUNNING_MS : OTHERWISE_MS;

/** One run, however old; null where there is none, or it is of a shop that is none of ours. */
export const runQuery = (kind: RunKind, id: string) =>
  queryOptions({
    queryKey: ['runs', 'one', kind, id],
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WHILE_RUNNING_MS : false),
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/woocommerce/sync/runs/of/{kind}/{id}', {
          params: { path: { kind, id } },
        }),
      ).catch(nullWhereNone),
  });

/** What is no id at all is refused by 400. */
function nullWhereNone(error: unknown): null {
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return null;
  throw error;
}

/** A full sync, with the first hundred of what failed. */
export const fullSyncQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'full-sync', id],
    refetchInterval: ({ state: { data } }) =>
      // What is in flight ends after a run that was called off, too.
      data !== undefined && (data.status === 'running' || data.open + data.categories.open > 0)
        ? WHILE_RUNNING_MS
        : false,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/woocommerce/sync/runs/{id}', { params: { path: { id } } })),
  });

/** What a comparison found, page by page; the counts are of all. */
export const driftReportQuery = (id: string, filters: DriftFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'drift', id, filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/sync/drift/{id}', {
          params: {
            path: { id },
            query: {
              limit: PAGE,
              ...filters,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.status === 'running' ? WHILE_RUNNING_MS : false,
  });

/** Where a run comes live from; null for pulls of orders, which are too short for it. */
export function liveAddress(storeId: string, kind: RunKind, id: string): string | null {
  const base = '/api/v1/woocommerce';
  switch (kind) {
    case 'full-sync':
      return `${base}/sync/runs/${id}/live`;
    case 'drift':
      return `${base}/sync/drift/${id}/live`;
    case 'adoption':
      return `${base}/stores/${encodeURIComponent(storeId)}/adoption/live`;
    case 'order-pull':
      return null;
  }
}
