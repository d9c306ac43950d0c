import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { withDecimals } from './product-prices';
import { currentPrice, isOnSale, pricesOfVariations } from './product-sale';

/** Signs of currencies as WooCommerce writes them; others show their code. */
const SIGNS: Readonly<Record<string, string>> = {
  EUR: '&euro;',
  GBP: '&pound;',
  USD: '&#36;',
  RON: 'lei',
  BGN: '&#1083;&#1074;.',
  HUF: '&#70;&#116;',
  PLN: '&#122;&#322;',
};

/** A product's price as a page of the shop shows it. */
export function priceHtml(product: StoreProduct, shop: Shop): string {
  const price = currentPrice(product, shop);
  if (price === '') return '';
  if (product.type === 'variable') {
    const prices = pricesOfVariations(product, shop);
    const [lowest = price, highest = price] = [prices[0], prices.at(-1)];
    if (lowest !== highest) return rangeHtml(lowest, highest, shop);
  }
  const regular = regularPrice(product, shop);
  return isOnSale(product, shop) && regular !== '' ? saleHtml(regular, price, shop) : amountHtml(price, shop);
}

function regularPrice(product: StoreProduct, shop: Shop): string {
  if (product.type !== 'variable') return product.regular_price;
  const cheapest = shop.catalogue
    .variationsOf(product.id)
    .find((variation) => currentPrice(variation, shop) === currentPrice(product, shop));
  return cheapest?.regular_price ?? '';
}

function saleHtml(regular: string, price: string, shop: Shop): string {
  const [was, is] = [plainAmount(regular, shop), plainAmount(price, shop)];
  return (
    `<del aria-hidden="true">${amountHtml(regular, shop)}</del> ` +
    `<span class="screen-reader-text">Original price was: ${was}.</span>` +
    `<ins aria-hidden="true">${amountHtml(price, shop)}</ins>` +
    `<span class="screen-reader-text">Current price is: ${is}.</span>`
  );
}

function rangeHtml(lowest: string, highest: string, shop: Shop): string {
  const [from, to] = [plainAmount(lowest, shop), plainAmount(highest, shop)];
  return (
    `${amountHtml(lowest, shop)} <span aria-hidden="true">&ndash;</span> ${amountHtml(highest, shop)}` +
    `<span class="screen-reader-text">Price range: ${from} through ${to}</span>`
  );
}

function amountHtml(price: string, shop: Shop): string {
  return `<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol" translate="no">${signOf(shop)}</span>${formatted(price, shop)}</bdi></span>`;
}

function plainAmount(price: string, shop: Shop): string {
  return `${signOf(shop)}${formatted(price, shop)}`;
}

function formatted(price: string, { settings }: Shop): string {
  const [whole = '', fraction] = withDecimals(price, settings.decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function signOf({ settings: { currency } }: Shop): string {
  return SIGNS[currency] ?? currency;
}
