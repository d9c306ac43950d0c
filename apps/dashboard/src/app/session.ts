import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api, bodyOf, rememberCsrfToken } from '../api/client';
import type { components } from '../api/generated/schema';
import { SESSION_KEY } from '../api/queries';

/** Who is signed in. */
export type SignedIn = components['schemas']['SignedInResponse'];

/** What somebody has to be for something. */
export type Role = 'viewer' | 'operator' | 'admin' | 'orders';

const GRANTED: Readonly<Record<string, readonly Role[]>> = {
  viewer: ['viewer'],
  operator: ['viewer', 'operator', 'orders'],
  admin: ['viewer', 'operator', 'admin', 'orders'],
};

/** Who is signed in, asked of the service: the page cannot read its own session. */
export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  staleTime: 60_000,
  queryFn: async () => {
    const answer = await bodyOf(api.GET('/auth/session'));
    rememberCsrfToken(answer.session?.csrfToken ?? null);
    return answer;
  },
});

/** Who is signed in; screens are shown to those alone. */
export function useSignedIn(): SignedIn {
  const { session } = useSuspenseQuery(sessionQuery).data;
  if (session === null) throw new Error('A screen was shown to somebody who is not signed in');
  return session;
}

/** Whether whoever is signed in has a role, in the store or in the whole installation. */
export function mayIn({ roles, stores }: SignedIn, storeId: string | null, role: Role): boolean {
  if (stores === null) return role === 'viewer' || roles.includes(role) || isAdminFor(roles, role);
  if (storeId === null) return false;
  return (GRANTED[stores[storeId] ?? ''] ?? []).includes(role);
}

/** Whether somebody may read orders; without the role `orders`, a viewer's are masked. */
export function mayReadOrders(somebody: SignedIn, storeId: string): boolean {
  const isViewer = somebody.stores !== null || somebody.roles.includes('viewer');
  return mayIn(somebody, storeId, isViewer ? 'viewer' : 'orders');
}

function isAdminFor(roles: readonly string[], role: Role): boolean {
  return role !== 'admin' && roles.includes('admin');
}

/** Ends the session, here and in the browser. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.DELETE('/auth/session');
    rememberCsrfToken(null);
    queries.clear();
    window.location.assign('/sign-in');
  };
}
