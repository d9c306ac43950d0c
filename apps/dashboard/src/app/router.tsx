import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { FaultView } from '../components/views/fault-view';
import { NowhereView } from '../components/views/nowhere-view';
import { WaitView } from '../components/views/wait-view';
import { CHANGE_STATES, SPANS, SYNC_TYPES } from '../screens/changes/change-filter-words';
import { MAPPING_STATUSES } from '../screens/mappings/mapping-statuses';
import { SHOWN_FIELDS } from '../screens/product/shown-fields';
import { FAILURE_TYPES } from '../screens/failures/failure-types';
import { FINDING_FIELDS, FINDING_KINDS } from '../screens/runs/drift/drift-words';
import { RUN_KINDS, RUN_STATES } from '../screens/runs/run-kinds';
import { AUDIT_TABS, OUTCOMES } from '../screens/audit/audit-tabs';
import { STORE_TABS } from '../screens/stores/store-tabs';
import { type Search, text, word } from './search';
import { sessionQuery } from './session';
import { Shell } from './shell/shell';

/** What every route may ask for. */
interface Context {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  notFoundComponent: NowhereView,
  errorComponent: FaultView,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search) => ({
    ...text(search, 'problem'),
    ...text(search, 'returnTo'),
    ...text(search, 'ended'),
  }),
  component: lazyRouteComponent(() => import('../screens/sign-in/sign-in-screen'), 'SignInScreen'),
});

/** Everything else: for those who are signed in, about the store that `store` names. */
const signedIn = createRoute({
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

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(
    () => import('../screens/overview/overview-screen'),
    'OverviewScreen',
  ),
});

const changes = createRoute({
  getParentRoute: () => signedIn,
  path: '/changes',
  validateSearch: (search: Search) => ({
    ...text(search, 'q'),
    ...word(search, 'state', CHANGE_STATES),
    ...word(search, 'type', SYNC_TYPES),
    ...text(search, 'code'),
    ...word(search, 'span', SPANS),
    ...text(search, 'since'),
    ...text(search, 'until'),
    ...text(search, 'run'),
  }),
  component: lazyRouteComponent(() => import('../screens/changes/changes-screen'), 'ChangesScreen'),
});

const product = createRoute({
  getParentRoute: () => signedIn,
  path: '/products/$productId',
  validateSearch: (search: Search) => ({
    ...word(search, 'show', SHOWN_FIELDS),
    ...text(search, 'variant'),
  }),
  component: lazyRouteComponent(() => import('../screens/product/product-screen'), 'ProductScreen'),
});

const mappings = createRoute({
  getParentRoute: () => signedIn,
  path: '/mappings',
  validateSearch: (search: Search) => ({
    ...text(search, 'q'),
    ...word(search, 'status', MAPPING_STATUSES),
  }),
  component: lazyRouteComponent(
    () => import('../screens/mappings/mappings-screen'),
    'MappingsScreen',
  ),
});

const orders = createRoute({
  getParentRoute: () => signedIn,
  path: '/orders',
  validateSearch: (search: Search) => ({ ...text(search, 'status'), ...text(search, 'number') }),
  component: lazyRouteComponent(() => import('../screens/orders/orders-screen'), 'OrdersScreen'),
});

const order = createRoute({
  getParentRoute: () => signedIn,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../screens/orders/order-screen'), 'OrderScreen'),
});

const failures = createRoute({
  getParentRoute: () => signedIn,
  path: '/failures',
  validateSearch: (search: Search) => ({
    ...word(search, 'type', FAILURE_TYPES),
    ...text(search, 'code'),
  }),
  component: lazyRouteComponent(
    () => import('../screens/failures/failures-screen'),
    'FailuresScreen',
  ),
});

const failureGroup = createRoute({
  getParentRoute: () => signedIn,
  path: '/failures/$group',
  component: lazyRouteComponent(
    () => import('../screens/failures/group-screen'),
    'FailureGroupScreen',
  ),
});

const runs = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs',
  validateSearch: (search: Search) => ({
    ...word(search, 'kind', RUN_KINDS),
    ...word(search, 'state', RUN_STATES),
  }),
  component: lazyRouteComponent(() => import('../screens/runs/runs-screen'), 'RunsScreen'),
});

const plan = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/plan',
  validateSearch: (search: Search) => ({
    ...word(search, 'force', ['yes']),
    ...word(search, 'askShop', ['yes']),
  }),
  component: lazyRouteComponent(() => import('../screens/runs/start/plan-screen'), 'PlanScreen'),
});

const run = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/$kind/$runId',
  validateSearch: (search: Search) => ({
    ...word(search, 'finding', FINDING_KINDS),
    ...word(search, 'field', FINDING_FIELDS),
  }),
  component: lazyRouteComponent(() => import('../screens/runs/run-screen'), 'RunScreen'),
});

const stores = createRoute({
  getParentRoute: () => signedIn,
  path: '/stores',
  component: lazyRouteComponent(() => import('../screens/stores/stores-screen'), 'StoresScreen'),
});

const connect = createRoute({
  getParentRoute: () => signedIn,
  path: '/stores/new',
  component: lazyRouteComponent(() => import('../screens/stores/connect-screen'), 'ConnectScreen'),
});

const store = createRoute({
  getParentRoute: () => signedIn,
  path: '/stores/$storeId',
  validateSearch: (search: Search) => word(search, 'tab', STORE_TABS),
  component: lazyRouteComponent(() => import('../screens/stores/store-screen'), 'StoreScreen'),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: (search: Search) => ({
    ...word(search, 'tab', AUDIT_TABS),
    ...word(search, 'outcome', OUTCOMES),
    ...text(search, 'actor'),
    ...text(search, 'action'),
    ...text(search, 'productId'),
    ...text(search, 'since'),
    ...text(search, 'until'),
  }),
  component: lazyRouteComponent(() => import('../screens/audit/audit-screen'), 'AuditScreen'),
});

const routes = root.addChildren([
  signIn,
  signedIn.addChildren([
    overview,
    changes,
    product,
    mappings,
    failures,
    failureGroup,
    runs,
    plan,
    run,
    orders,
    order,
    stores,
    connect,
    store,
    audit,
  ]),
]);

/** The page's addresses. Each can be shared: what is filtered stands in it. */
export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
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
