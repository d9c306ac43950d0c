import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';
import type { SPANS, SyncType } from './change-filter-words';

/** One change: what was asked for, and what became of it. */
export type Change = components['schemas']['ItemResponse'];

/** How a change stands. */
export type ChangeState = Change['state'];

/** Filters of the list, as the address has them. */
export interface ChangeFilters {
  readonly q?: string;
  readonly state?: ChangeState;
  readonly type?: SyncType;
  readonly code?: string;
  readonly span?: (typeof SPANS)[number];
  /** For the span `between`, as ISO 8601 has it. */
  readonly since?: string;
  readonly until?: string;
  /** Id of a full sync. */
  readonly run?: string;
}

const HOUR_MS = 3_600_000;
const SPANS_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const;

/** Many rows a page, so that scrolling waits seldom. */
const PAGE = 200;

const keyOf = ({ id }: Change): string => id;

/** Changes, the newest first. A span ends now, at each asking anew. */
export const changesQuery = (storeId: string, filters: ChangeFilters) =>
  infiniteQueryOptions({
    queryKey: ['changes', storeId, filters],
    ...heldPages(keyOf, (from) => {
      const { span, since, until, ...others } = filters;
      return bodyOf(
        api.GET('/api/v1/woocommerce/sync/items', {
          params: {
            query: {
              storeId,
              limit: PAGE,
              ...others,
              ...momentsOf(span, since, until),
              ...from,
            },
          },
        }),
      );
    }),
    refetchOnWindowFocus: false,
  });

function momentsOf(
  span: ChangeFilters['span'],
  since: string | undefined,
  until: string | undefined,
): { since?: string; until?: string } {
  if (span === undefined) return {};
  if (span !== 'between') return { since: new Date(Date.now() - SPANS_MS[span]).toISOString() };
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}
