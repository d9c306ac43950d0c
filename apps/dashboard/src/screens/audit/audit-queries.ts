import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';
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

const entryKey = ({ callId }: AuditEntry): string => callId;

/** The audit of a store, the newest first. */
export const auditQuery = (storeId: string, filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', storeId, filters],
    ...heldPages(entryKey, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/audit', {
          params: { query: { storeId, limit: PAGE, ...filters, ...from } },
        }),
      ),
    ),
  });

/** The address of all that the filters name, as a file. */
export function auditFile(storeId: string, filters: AuditFilters): string {
  const query = new URLSearchParams({ storeId, ...filters });
  return `/api/v1/woocommerce/audit.csv?${query.toString()}`;
}

const eventKey = ({ eventId }: ProductEvent): string => eventId;

/** What the ERP was told of changes in the shop, the newest first. */
export const productEventsQuery = (
  storeId: string,
  filters: Pick<AuditFilters, 'productId' | 'since'>,
) =>
  infiniteQueryOptions({
    queryKey: ['product-events', storeId, filters],
    ...heldPages(eventKey, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/products/events', {
          params: { query: { storeId, limit: PAGE, ...filters, ...from } },
        }),
      ),
    ),
  });
