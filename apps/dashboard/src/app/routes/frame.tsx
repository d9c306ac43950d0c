import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { FaultView } from '../../components/views/fault-view';
import { NowhereView } from '../../components/views/nowhere-view';
import { type Search, text } from '../search';
import { sessionQuery } from '../session';
import { Shell } from '../shell/shell';

/** What every route may ask for. */
interface Context {
  readonly queries: QueryClient;
}

/** What every address has: a view of nothing, and one of faults. */
export const root = createRootRouteWithContext<Context>()({
  notFoundComponent: NowhereView,
  errorComponent: FaultView,
});

/** Where people sign in. */
export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search) => ({
    ...text(search, 'problem'),
    ...text(search, 'returnTo'),
    ...text(search, 'ended'),
  }),
  component: lazyRouteComponent(
    () => import('../../screens/sign-in/sign-in-screen'),
    'SignInScreen',
  ),
});

/** Everything else: for those who are signed in, about the store that `store` names. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  validateSearch: (search: Search) => text(search, 'store'),
  beforeLoad: async ({ context, location }) => {
    const { session, ended } = await context.queries.query(sessionQuery);
    if (session !== null) return;
    const returnTo = location.href === '/' ? {} : { returnTo: location.href };
    throw redirect({ to: '/sign-in', search: { ...returnTo, ...(ended ? { ended: 'yes' } : {}) } });
  },
  component: Shell,
});
