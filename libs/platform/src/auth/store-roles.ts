import { claimAt } from './roles-claim';

/**
 * What somebody may do in one store: see it, work in it, or everything. Each may do what those
 * before it may.
 */
export const STORE_ROLES = ['viewer', 'operator', 'admin'] as const;

/** One of them. */
export type StoreRole = (typeof STORE_ROLES)[number];

/** The roles that somebody may have in the whole installation. */
const INSTALLATION_ROLES = ['viewer', 'operator', 'orders', 'events', 'admin'];

/**
 * Whether somebody has any role here at all; who has none in the installation, nor is of some stores,
 * is a stranger whom a provider knows.
 */
export function hasAnyRole(
  roles: readonly string[],
  stores: ReadonlyMap<string, StoreRole> | null,
): boolean {
  return stores === null
    ? INSTALLATION_ROLES.some((role) => roles.includes(role))
    : stores.size > 0;
}

/** The roles of routes that go with a role in a store. */
const GRANTED: Readonly<Record<StoreRole, readonly string[]>> = {
  viewer: ['viewer'],
  operator: ['viewer', 'operator', 'orders'],
  admin: ['viewer', 'admin', 'operator', 'orders'],
};

/**
 * The stores that a token names, with the role in each; null for a token that names none and is
 * of the whole installation. A claim of another form names no store.
 * @example storeRolesIn({ stores: { ro: 'operator' } }, 'stores') // Map { 'ro' => 'operator' }
 */
export function storeRolesIn(
  claims: Readonly<Record<string, unknown>>,
  path: string,
): ReadonlyMap<string, StoreRole> | null {
  const value = claimAt(claims, path);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  const named = Object.entries(value as Record<string, unknown>);
  return new Map(named.filter((entry): entry is [string, StoreRole] => isStoreRole(entry[1])));
}

/** The roles of routes that a role in a store grants there. */
export function rolesGranted(role: StoreRole): readonly string[] {
  return GRANTED[role];
}

function isStoreRole(value: unknown): value is StoreRole {
  return STORE_ROLES.some((role) => role === value);
}
