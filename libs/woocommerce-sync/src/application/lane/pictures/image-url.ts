import ipaddr from 'ipaddr.js';
import { ValidationError } from '../../../domain/woocommerce.errors';

/**
 * Names that nobody outside of a network can reach: RFC 6761, 6762 and 8375, and what is used in
 * their place.
 */
const PRIVATE_NAMES =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|svc|cluster|test|invalid)$/i;

/**
 * Checks an image's address before the shop is told to fetch it, so that nobody reaches the shop's
 * own network through the ERP. Throws `ValidationError` naming the address.
 */
export function checkImageUrl(url: string, allowPrivate: boolean): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new ValidationError(
      'images',
      `${url} is not an http or https address`,
      'IMAGE_URL_INVALID',
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    // Not repeated: it would be kept with the failure and shown.
    throw new ValidationError(
      'images',
      `an address at ${parsed.hostname} holds a user name or a password`,
      'IMAGE_URL_INVALID',
    );
  }
  if (!allowPrivate && isPrivate(parsed.hostname)) {
    throw new ValidationError('images', `${url} is a private address`, 'IMAGE_URL_PRIVATE');
  }
}

function isPrivate(hostname: string): boolean {
  const host = withoutDots(hostname).replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return !isPublicAddress(host);
  // A name of one word is one of the own network, such as that of a container.
  return !host.includes('.') || PRIVATE_NAMES.test(host);
}

/**
 * The host without dots at its end, which resolvers forgive. What an address is then in another
 * form, such as `0x7f.1`, only the parser of URLs knows.
 */
function withoutDots(hostname: string): string {
  const host = hostname.replace(/(?<!\.)\.+$/, '');
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : host;
}

/**
 * Of IPv6 only what is given out (2000::/3): elsewhere addresses of IPv4 hide, as in `::127.0.0.1`.
 */
export function isPublicAddress(host: string): boolean {
  const address = ipaddr.process(host);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof ipaddr.IPv6) || address.match(ipaddr.IPv6.parse('2000::'), 3);
}
