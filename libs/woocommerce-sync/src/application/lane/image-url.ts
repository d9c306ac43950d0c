import ipaddr from 'ipaddr.js';
import { ValidationError } from '../../domain/woocommerce.errors';

const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/i;

/**
 * Checks an image's address before the shop is told to fetch it, so that nobody reaches the shop's own network through
 * the ERP. Throws `ValidationError` naming the address.
 */
export function checkImageUrl(url: string, allowPrivate: boolean): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new ValidationError('images', `${url} is not an http or https address`, 'IMAGE_URL_INVALID');
  }
  if (!allowPrivate && isPrivate(parsed.hostname)) {
    throw new ValidationError('images', `${url} is a private address`, 'IMAGE_URL_PRIVATE');
  }
}

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return ipaddr.isValid(host) ? ipaddr.process(host).range() !== 'unicast' : PRIVATE_NAMES.test(host);
}
