import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What a connection fails with that leads to a forbidden address. */
export const FORBIDDEN_ADDRESS = 'ERR_FORBIDDEN_ADDRESS';

/** Addresses of a link, where clouds keep what a machine may know of itself, and of nobody. */
const FORBIDDEN_RANGES: ReadonlySet<string> = new Set([
  'linkLocal',
  'unspecified',
  'broadcast',
  'multicast',
]);

/** Where clouds keep the same outside of those ranges: AWS by IPv6, and Alibaba. */
const OF_CLOUDS: ReadonlySet<string> = new Set(['fd00:ec2::254', '100.100.100.200']);

/** At which byte of an address of IPv6 stands that of IPv4 to which gateways carry what is sent. */
const CARRIED_AT: Readonly<Record<string, number>> = { rfc6052: 12, '6to4': 2 };

/** Whether a host is an address that no shop has. Names are never. */
export function isForbidden(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(host)) return false;
  const address = ipaddr.process(host);
  const range = address.range();
  if (FORBIDDEN_RANGES.has(range) || OF_CLOUDS.has(address.toString())) return true;
  const at = CARRIED_AT[range];
  return (
    at !== undefined &&
    isForbidden(
      address
        .toByteArray()
        .slice(at, at + 4)
        .join('.'),
    )
  );
}

/**
 * Refuses an address whose host is forbidden as it stands there: Node looks no such host up, so
 * that `lookupAllowed` never sees it. However it is written, as `0xa9fea9fe`, it is read as Node
 * reads it.
 * @throws Error with the code `ERR_FORBIDDEN_ADDRESS`
 */
export function refuseForbidden(url: string): void {
  if (isForbidden(new URL(url).hostname)) throw refusal('The host is an address that');
}

/**
 * Looks names up as Node does, and fails with `ERR_FORBIDDEN_ADDRESS` for one that leads to a
 * forbidden address: as each connection asks anew, a name that changes meanwhile is refused, too.
 */
export const lookupAllowed: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) {
      callback(error, '');
      return;
    }
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isForbidden(address))) {
      callback(refusal(`${hostname} leads to an address that`), '');
    } else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function refusal(what: string): Error & { readonly code: string } {
  return Object.assign(new Error(`${what} no shop has`), { code: FORBIDDEN_ADDRESS });
}
