const ALLOWED = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Where the API of a shop lies. */
export function apiUrl(homeUrl: string, path: string): string {
  return `${homeUrl}/wp-json/wc/v3${path}`;
}

/**
 * The `_links` of a thing: itself, the list that it is in, and what it belongs to. One that is gone
 * has no hints.
 */
export function linksOf(
  homeUrl: string,
  { self, collection, up }: { self: string; collection: string; up?: string },
  isGone = false,
): Record<string, unknown> {
  const href = apiUrl(homeUrl, self);
  return {
    self: [isGone ? { href } : { href, targetHints: { allow: ALLOWED } }],
    collection: [{ href: apiUrl(homeUrl, collection) }],
    ...(up === undefined ? {} : { up: [{ href: apiUrl(homeUrl, up) }] }),
  };
}
