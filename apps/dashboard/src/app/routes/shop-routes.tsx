import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AUDIT_TABS, OUTCOMES } from '../../screens/audit/audit-tabs';
import { FINDING_FIELDS, FINDING_KINDS } from '../../screens/runs/drift/drift-words';
import { RUN_KINDS, RUN_STATES } from '../../screens/runs/run-kinds';
import { STORE_TABS } from '../../screens/stores/store-tabs';
import { type Search, text, word } from '../search';
import { signedIn } from './frame';

const runs = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs',
  validateSearch: (search: Search) => ({
    ...word(search, 'kind', RUN_KINDS),
    ...word(search, 'state', RUN_STATES),
  }),
  component: lazyRouteComponent(() => import('../../screens/runs/runs-screen'), 'RunsScreen'),
});

const plan = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/plan',
  validateSearch: (search: Search) => ({
    ...word(search, 'force', ['yes']),
    ...word(search, 'askShop', ['yes']),
  }),
  component: lazyRouteComponent(() => import('../../screens/runs/start/plan-screen'), 'PlanScreen'),
});

const run = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/$kind/$runId',
  validateSearch: (search: Search) => ({
    ...word(search, 'finding', FINDING_KINDS),
    ...word(search, 'field', FINDING_FIELDS),
  }),
  component: lazyRouteComponent(() => import('../../screens/runs/run-screen'), 'RunScreen'),
});

const orders = createRoute({
  getParentRoute: () => signedIn,
  path: '/orders',
  validateSearch: (search: Search) => ({ ...text(search, 'status'), ...text(search, 'number') }),
  component: lazyRouteComponent(() => import('../../screens/orders/orders-screen'), 'OrdersScreen'),
});

const order = createRoute({
  getParentRoute: () => signedIn,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../../screens/orders/order-screen'), 'OrderScreen'),
});

const stores = createRoute({
  getParentRoute: () => signedIn,
  path: '/stores',
  component: lazyRouteComponent(() => import('../../screens/stores/stores-screen'), 'StoresScreen'),
});

const connect = createRoute({
  getParentRoute: () => signedIn,
  path: '/stores/new',
  component: lazyRouteComponent(
    () => import('../../screens/stores/connect-screen'),
    'ConnectScreen',
  ),
});

const store = createRoute({
  getParentRoute: () => signedIn,
  path: '/stores/$storeId',
  validateSearch: (search: Search) => word(search, 'tab', STORE_TABS),
  component: lazyRouteComponent(() => import('../../screens/stores/store-screen'), 'StoreScreen'),
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
  component: lazyRouteComponent(() => import('../../screens/audit/audit-screen'), 'AuditScreen'),
});

/** What is about whole shops: runs, orders, the shops themselves, and who did what. */
export const shopRoutes = [runs, plan, run, orders, order, stores, connect, store, audit] as const;
