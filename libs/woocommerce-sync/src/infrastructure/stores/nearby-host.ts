import ipaddr from 'ipaddr.js';

/** Ranges that are of the own network, or of the machine itself. */
const OWN_RANGES: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'linkLocal',
  'uniqueLocal',
]);

/**
 * Whether a host is of the own network by its name or address: a name of one word, as that of a
 * container, or one below `.local`, `.internal` or `.test`.
 */
export function isNearby(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return OWN_RANGES.has(ipaddr.process(host).range());
  return !host.includes('.') || /\.(localhost|local|internal|test)$/i.test(host);
}
