import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { FaultView } from '../components/views/fault-view';
import { NowhereView } from '../components/views/nowhere-view';
import { WaitView } from '../components/views/wait-view';
import { root, signedIn, signIn } from './routes/frame';
import { recordRoutes } from './routes/record-routes';
import { shopRoutes } from './routes/shop-routes';
import { readSearch, writeSearch } from './search';

const routes = root.addChildren([signIn, signedIn.addChildren([...recordRoutes, ...shopRoutes])]);

/** The page's addresses. Each can be shared: what is filtered stands in it. */
export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingComponent: WaitView,
    defaultErrorComponent: FaultView,
    defaultNotFoundComponent: NowhereView,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
