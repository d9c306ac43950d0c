import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { withPlaces } from '../../texts/decimal';
import { floatOf } from '../../texts/php';
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
  if (product.type === 'variable') return familyHtml(product, shop);
  const price = currentPrice(product, shop);
  if (price === '' || product.type === 'grouped') return '';
  const [regular, own] = [product.regular_price, price].map(withoutDebt) as [string, string];
  return isOnSale(product, shop) ? saleHtml(regular, own, shop) : amountHtml(own, shop);
}

/** A price alone that is below zero shows as nothing; in a range it does not. */
function withoutDebt(price: string): string {
  return floatOf(price) < 0 ? '0' : price;
}

function familyHtml(product: StoreProduct, shop: Shop): string {
  const prices = pricesOfVariations(product, shop);
  const [lowest, highest] = [prices[0], prices.at(-1)];
  if (lowest === undefined || highest === undefined) return '';
  if (floatOf(lowest) !== floatOf(highest)) return rangeHtml(lowest, highest, shop);
  const regular = regularPrice(product, lowest, shop);
  return isOnSale(product, shop) ? saleHtml(regular, lowest, shop) : amountHtml(lowest, shop);
}

function regularPrice(product: StoreProduct, price: string, shop: Shop): string {
  const cheapest = shop.catalogue
    .variationsOf(product.id)
    .find((variation) => currentPrice(variation, shop) === price);
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
    `${amountHtml(lowest, shop, HIDDEN)} <span aria-hidden="true">&ndash;</span> ${amountHtml(highest, shop, HIDDEN)}` +
    `<span class="screen-reader-text">Price range: ${from} through ${to}</span>`
  );
}

/** Says that an amount is read out in other words. */
const HIDDEN = ' aria-hidden="true"';

function amountHtml(price: string, shop: Shop, more = ''): string {
  const amount = formatted(price, shop);
  const sign = floatOf(price) < 0 ? '-' : '';
  return `<span class="woocommerce-Price-amount amount"${more}><bdi>${sign}<span class="woocommerce-Price-currencySymbol" translate="no">${signOf(shop)}</span>${amount}</bdi></span>`;
}

function plainAmount(price: string, shop: Shop): string {
  return `${floatOf(price) < 0 ? '-' : ''}${signOf(shop)}${formatted(price, shop)}`;
}

/** An amount with its thousands apart, without its sign. */
function formatted(price: string, { settings }: Shop): string {
  const [whole = '', fraction] = withPlaces(Math.abs(floatOf(price)), settings.decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function signOf({ settings: { currency } }: Shop): string {
  return SIGNS[currency] ?? currency;
}
