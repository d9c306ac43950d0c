import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';

/** Which product of the shop one of the ERP is. */
export type Mapping = components['schemas']['ListedMappingResponse'];

/** Filters of the list, as the address has them. */
export interface MappingFilters {
  readonly q?: string;
  readonly status?: Mapping['status'];
}

const PAGE = 200;

const keyOf = ({ productId }: Mapping): string => productId;

/** Mappings by the ERP's id; variants too where something is searched. */
export const mappingsQuery = (storeId: string, filters: MappingFilters) =>
  infiniteQueryOptions({
    queryKey: ['mappings', storeId, filters],
    ...heldPages(keyOf, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/mappings', {
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
