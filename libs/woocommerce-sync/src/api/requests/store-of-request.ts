import { OfStore } from '@cypher/platform';
import { z } from 'zod';
import { DEFAULT_STORE_ID } from '../../domain/stores/store';

const named = z.object({ storeId: z.string() });

/** For routes whose store is `storeId` of the query, or the usual one. */
export const OfStoreInQuery = (): ReturnType<typeof OfStore> =>
  OfStore(({ query }) => storeIn(query));

/** For routes whose store is `storeId` of the body, or the usual one. */
export const OfStoreInBody = (): ReturnType<typeof OfStore> => OfStore(({ body }) => storeIn(body));

/** For routes below `/stores/:id`. */
export const OfStoreInPath = (): ReturnType<typeof OfStore> =>
  OfStore(({ params: { id } }) => (typeof id === 'string' ? id : ''));

/** For routes whose handler finds out which store is meant, and checks it by `checkStore`. */
export const OfStoreFound = (): ReturnType<typeof OfStore> => OfStore(() => null);

function storeIn(part: unknown): string {
  return named.safeParse(part).data?.storeId ?? DEFAULT_STORE_ID;
}
