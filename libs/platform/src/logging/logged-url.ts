const LONGEST = 500;

/**
 * An address as a log may show it: the path, and the names of the query's parameters without their
 * values. No route of ours takes a credential there; whoever sends one all the same, under whatever
 * name, must not find it in a log.
 */
export function loggedUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  const shownPath = path.slice(0, LONGEST);
  if (query === undefined || query === '') return shownPath;
  const names = query
    .split('&')
    .map((pair) => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : '…'));
  return `${shownPath}?${names.join('&').slice(0, LONGEST)}`;
}
