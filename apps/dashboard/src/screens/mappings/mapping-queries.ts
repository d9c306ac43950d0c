import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { PagePlace } from '../../api/page-place';

/** Which product of the shop one of the ERP is. */
export type Mapping = components['schemas']['ListedMappingResponse'];

/** Filters of the list, as the address has them. */
export interface MappingFilters {
  readonly q?: string;
  readonly status?: Mapping['status'];
}

const PAGE = 200;
const MOST_PAGES = 10;

/** Mappings by the ERP's id; variants too where something is searched. */
export const mappingsQuery = (storeId: string, filters: MappingFilters) =>
  infiniteQueryOptions({
    queryKey: ['mappings', storeId, filters],
    initialPageParam: PagePlace.FIRST,
    queryFn: ({ pageParam: { cursor } }) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/mappings', {
          params: {
            query: {
              storeId,
              limit: PAGE,
              ...filters,
              ...(cursor === null ? {} : { cursor }),
            },
          },
        }),
      ),
    getNextPageParam: (page, _, place) => place.after(page),
    getPreviousPageParam: (_page, _, place) => place.before,
    maxPages: MOST_PAGES,
  });
