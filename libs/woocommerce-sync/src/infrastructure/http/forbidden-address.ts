import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What a connection fails with whose name leads to a forbidden address. */
const FORBIDDEN_ADDRESS = 'ERR_FORBIDDEN_ADDRESS';

/** Addresses of a link, where clouds keep what a machine may know of itself, and of nobody. */
const FORBIDDEN_RANGES: ReadonlySet<string> = new Set([
  'linkLocal',
  'unspecified',
  'broadcast',
  'multicast',
]);

/** Where clouds keep the same outside of those ranges: AWS by IPv6, and Alibaba. */
const OF_CLOUDS: ReadonlySet<string> = new Set(['fd00:ec2::254', '100.100.100.200']);

/** Whether a host is an address that no shop has. Names are never. */
export function isForbidden(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(host)) return false;
  const address = ipaddr.process(host);
  return FORBIDDEN_RANGES.has(address.range()) || OF_CLOUDS.has(address.toString());
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
      const refusal = new Error(`${hostname} leads to an address that no shop has`);
      callback(Object.assign(refusal, { code: FORBIDDEN_ADDRESS }), '');
    } else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
