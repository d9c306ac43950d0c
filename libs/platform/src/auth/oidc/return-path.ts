/** Long enough for every view of the page with its filters. */
const LONGEST = 1_000;

/**
 * Where on the page somebody goes on after the sign-in: what they asked for where that is a path of
 * ours, else the beginning. Nothing leads to another host.
 * @example returnPathOf('//evil.example') // '/'
 */
export function returnPathOf(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > LONGEST || !wanted.startsWith('/')) return '/';
  const base = 'http://ours.invalid';
  const url = URL.parse(wanted, base);
  if (url === null || url.origin !== base) return '/';
  return `${url.pathname}${url.search}`.replace(/^\/{2,}/, '/');
}
