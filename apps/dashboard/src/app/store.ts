import { queryOptions } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/generated/schema';
import { useSignedIn } from './session';

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

/**
 * The store that the screen is about: the address says it, `?store=ro`. Without a word of it the
 * environment's, or the first that somebody may see.
 */
export function useStoreId(): string {
  const { store } = useSearch({ from: '/signed-in' });
  const { stores } = useSignedIn();
  if (store !== undefined) return store;
  if (stores === null || FIRST_STORE in stores) return FIRST_STORE;
  return Object.keys(stores)[0] ?? FIRST_STORE;
}
