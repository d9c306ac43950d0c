/**
 * The roles that a token grants: a list, or words parted by blanks as in OAuth's `scope`.
 * @param path the claim's own name (`https://erp.example/roles`), or a way inwards
 *   (`realm_access.roles`, as Keycloak has it)
 */
export function rolesIn(
  claims: Readonly<Record<string, unknown>>,
  path: string,
): readonly string[] {
  const value = claimAt(claims, path);
  if (typeof value === 'string') return value.split(' ').filter((role) => role !== '');
  return Array.isArray(value) ? value.filter((role) => typeof role === 'string') : [];
}

/** What a claim holds, by its own name or by a way inwards; undefined where it is not there. */
export function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  return Object.hasOwn(claims, path)
    ? claims[path]
    : path.split('.').reduce<unknown>(member, claims);
}

function member(container: unknown, name: string): unknown {
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, name))
    return undefined;
  return (container as Record<string, unknown>)[name];
}
