import type { ErpPrice, ErpStock } from '../erp-product';
import type { ProductLine } from './product-lines';
import type { SeededRandom } from '../../seeded-random';

const DAY_MS = 86_400_000;

/** In bani, always ending in 90 as shops like it. */
export function regularPrice(line: ProductLine, watts: number, random: SeededRandom): number {
  const raw = (line.priceBase + line.pricePerWatt * watts) * (0.85 + random.fraction() * 0.3);
  return Math.max(190, Math.floor(raw / 100) * 100 + 90);
}

/**
 * A price around this one (in bani): some are on sale, half of those between two midnights around
 * `now`.
 */
export function demoPrice(regular: number, random: SeededRandom, now: Date): ErpPrice {
  const isOnSale = random.chance(0.12);
  const isTimed = random.chance(0.5);
  const sale = Math.floor((regular * random.between(60, 90)) / 100);
  const day = (offset: number): string => {
    const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
    return new Date(midnight + offset * DAY_MS).toISOString();
  };
  return {
    regular: lei(regular),
    sale: isOnSale ? lei(sale) : null,
    saleFrom: isOnSale && isTimed ? day(-random.between(1, 5)) : null,
    saleTo: isOnSale && isTimed ? day(random.between(3, 20)) : null,
    currency: 'RON',
    taxClass: '',
  };
}

/** Some are sold out; some may be ordered all the same. */
export function demoStock(random: SeededRandom): ErpStock {
  const isSoldOut = random.chance(0.06);
  return {
    managed: true,
    quantity: isSoldOut ? 0 : random.between(1, 240),
    backorders: random.chance(0.1) ? 'notify' : 'no',
  };
}

/** The price (in lei) by a factor, rounded to whole bani. */
export function multiplyPrice(price: string, factor: number): string {
  return lei(Math.round(Number(price) * 100 * factor));
}

const lei = (bani: number): string => (bani / 100).toFixed(2);
