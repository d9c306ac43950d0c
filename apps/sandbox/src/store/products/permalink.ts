import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import { isEmpty } from '../texts/php';
import { chosenOptions } from './attributes/attribute-view';

/** States in which a product has an address of its own. */
const WITH_ADDRESS: readonly string[] = ['publish', 'private'];

/**
 * Where customers find a product; a variation lies at its product's address, with its options
 * behind it.
 */
export function permalinkOf(product: StoreProduct, shop: Shop): string {
  const { id, slug, status } = shop.catalogue.products.get(product.parentId) ?? product;
  const home = shop.homeUrl();
  const address = WITH_ADDRESS.includes(status)
    ? `${home}/product/${slug}/`
    : `${home}/?post_type=product&p=${id}`;
  if (product.parentId === 0) return address;
  const parts = chosenOptions(product, shop)
    .filter(({ value }) => !isEmpty(value) || value === '0')
    .map(({ attribute, value }) => `${encoded(`attribute_${attribute.key}`)}=${encoded(value)}`);
  if (parts.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${parts.join('&')}`;
}

/** PHP's `urlencode`: a blank is a plus. */
function encoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
