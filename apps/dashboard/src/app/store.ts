import { queryOptions } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/generated/schema';

/** A shop as the service knows it. */
export type Store = components['schemas']['StoreResponse'];

/** The store of the environment, which there always is. */
export const FIRST_STORE = 'default';

/** All shops that somebody may see. */
export const storesQuery = queryOptions({
  queryKey: ['stores'],
  staleTime: 30_000,
  queryFn: () => bodyOf(api.GET('/api/v1/woocommerce/stores')),
});

/** The store that the screen is about: the address says it, `?store=ro`. */
export function useStoreId(): string {
  return useSearch({ from: '/signed-in' }).store ?? FIRST_STORE;
}
