import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import type { OUTCOMES } from './audit-tabs';

/** A write to the shop, or an action of somebody. */
export type AuditEntry = components['schemas']['AuditEntryResponse'];

/** What the ERP was told of one field of a product of the shop. */
export type ProductEvent = components['schemas']['ProductEventResponse'];

/** How an entry ended. */
export type Outcome = (typeof OUTCOMES)[number];

/** Filters of the audit, as the address has them. */
export interface AuditFilters {
  readonly actor?: string;
  readonly action?: string;
  readonly productId?: string;
  readonly outcome?: Outcome;
  readonly since?: string;
  readonly until?: string;
}

const PAGE = 50;

/** The audit of a store, the newest first. */
export const auditQuery = (storeId: string, filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', storeId, filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/audit', {
          params: { query: { storeId, limit: PAGE, ...filters, ...from(pageParam) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The address of all that the filters name, as a file. */
export function auditFile(storeId: string, filters: AuditFilters): string {
  const query = new URLSearchParams({ storeId, ...filters });
  return `/api/v1/woocommerce/audit.csv?${query.toString()}`;
}

/** What the ERP was told of changes in the shop, the newest first. */
export const productEventsQuery = (
  storeId: string,
  filters: Pick<AuditFilters, 'productId' | 'since'>,
) =>
  infiniteQueryOptions({
    queryKey: ['product-events', storeId, filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/products/events', {
          params: { query: { storeId, limit: PAGE, ...filters, ...from(pageParam) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

function from(cursor: string | null): { cursor?: string } {
  return cursor === null ? {} : { cursor };
}
