import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';

type Schemas = components['schemas'];

/** Everything that tells whether a shop is right. */
export type Overview = Schemas['OverviewResponse'];

/** What came in and went out, step by step. */
export type Series = Schemas['SeriesResponse'];

/** The spans that can be looked at. */
export const SPANS = ['hour', 'day', 'week'] as const;

/** One of them. */
export type Span = (typeof SPANS)[number];

const SERIES_EVERY_MS = 15_000;

/** Whether a shop is right; what comes live after it takes its place. */
export const overviewQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['overview', storeId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/woocommerce/overview', { params: { query: { storeId } } })),
  });

/** Where the overview comes live from. */
export function liveOverviewAddress(storeId: string): string {
  return `/api/v1/woocommerce/overview/live?storeId=${encodeURIComponent(storeId)}`;
}

/** What came in and went out within a span. */
export const seriesQuery = (storeId: string, span: Span) =>
  queryOptions({
    queryKey: ['overview', storeId, 'series', span],
    refetchInterval: SERIES_EVERY_MS,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/woocommerce/overview/series', { params: { query: { storeId, span } } }),
      ),
  });
