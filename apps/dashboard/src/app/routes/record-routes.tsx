import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CHANGE_STATES, SPANS, SYNC_TYPES } from '../../screens/changes/change-filter-words';
import { FAILURE_TYPES } from '../../screens/failures/failure-types';
import { MAPPING_STATUSES } from '../../screens/mappings/mapping-statuses';
import { SHOWN_FIELDS } from '../../screens/product/shown-fields';
import { type Search, text, word } from '../search';
import { signedIn } from './frame';

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(
    () => import('../../screens/overview/overview-screen'),
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
  component: lazyRouteComponent(
    () => import('../../screens/changes/changes-screen'),
    'ChangesScreen',
  ),
});

const product = createRoute({
  getParentRoute: () => signedIn,
  path: '/products/$productId',
  validateSearch: (search: Search) => ({
    ...word(search, 'show', SHOWN_FIELDS),
    ...text(search, 'variant'),
  }),
  component: lazyRouteComponent(
    () => import('../../screens/product/product-screen'),
    'ProductScreen',
  ),
});

const mappings = createRoute({
  getParentRoute: () => signedIn,
  path: '/mappings',
  validateSearch: (search: Search) => ({
    ...text(search, 'q'),
    ...word(search, 'status', MAPPING_STATUSES),
  }),
  component: lazyRouteComponent(
    () => import('../../screens/mappings/mappings-screen'),
    'MappingsScreen',
  ),
});

const failures = createRoute({
  getParentRoute: () => signedIn,
  path: '/failures',
  validateSearch: (search: Search) => ({
    ...word(search, 'type', FAILURE_TYPES),
    ...text(search, 'code'),
  }),
  component: lazyRouteComponent(
    () => import('../../screens/failures/failures-screen'),
    'FailuresScreen',
  ),
});

const failureGroup = createRoute({
  getParentRoute: () => signedIn,
  path: '/failures/$group',
  component: lazyRouteComponent(
    () => import('../../screens/failures/group-screen'),
    'FailureGroupScreen',
  ),
});

/** The overview, and what was asked for of products. */
export const recordRoutes = [overview, changes, product, mappings, failures, failureGroup] as const;
