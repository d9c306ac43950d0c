import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';

/** An order as it is now. */
export type Order = components['schemas']['CurrentOrderResponse'];

/** Filters of the list, as the address has them. */
export interface OrderFilters {
  readonly status?: string;
  readonly number?: string;
}

const PAGE = 50;

const keyOf = ({ orderId }: Order): string => String(orderId);

/** Orders, those first of which something was told last. */
export const ordersQuery = (storeId: string, filters: OrderFilters) =>
  infiniteQueryOptions({
    queryKey: ['orders', storeId, filters],
    ...heldPages(keyOf, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/orders', {
          params: {
            query: {
              storeId,
              limit: PAGE,
              ...filters,
              ...from,
            },
          },
        }),
      ),
    ),
  });

/** One order, with all that was told of it. */
export const orderQuery = (storeId: string, id: number) =>
  queryOptions({
    queryKey: ['orders', storeId, id],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/woocommerce/orders/{id}', {
          params: { path: { id }, query: { storeId } },
        }),
      ),
  });
