import type { CatalogPrice } from './catalog-product';
import { compareDecimals, isPlainDecimal } from './decimal';
import type { PriceFields } from './product-fields';
import type { StorePlaces } from './store-places';
import { ValidationError } from './woocommerce.errors';

/** What a price is held against. */
export interface PriceTerms extends Pick<StorePlaces, 'currency'> {
  /** Whether the sale is Cypher's to set too. */
  readonly withSale: boolean;
}

/** A price as the shop should show it. Throws `ValidationError` where the shop would silently change it. */
export function desiredPrice(price: CatalogPrice, { currency, withSale }: PriceTerms): PriceFields {
  if (currency !== null && price.currency !== currency) {
    throw new ValidationError(
      'price.currency',
      `${price.currency} is not the shop's currency, which is ${currency}`,
      'CURRENCY_MISMATCH',
    );
  }
  requireMoney('price.regular', price.regular);
  if (!withSale) return { regular: price.regular, sale: null, saleFrom: null, saleTo: null };
  if (price.sale === null) return { regular: price.regular, sale: '', saleFrom: '', saleTo: '' };

  requireMoney('price.sale', price.sale);
  // The shop drops such a sale without a word and answers 200 (facts.md 5).
  if (compareDecimals(price.sale, price.regular) >= 0) {
    throw new ValidationError(
      'price.sale',
      `${price.sale} is not below the regular price ${price.regular}`,
      'SALE_NOT_BELOW_REGULAR',
    );
  }
  if (compareDecimals(price.sale, '0') === 0) {
    throw new ValidationError('price.sale', 'the shop cannot hold a sale price of zero', 'SALE_IS_ZERO');
  }
  if (price.saleFrom !== null && price.saleTo !== null && price.saleFrom >= price.saleTo) {
    throw new ValidationError('price.saleTo', 'the sale ends before it starts', 'SALE_ENDS_BEFORE_START');
  }
  return {
    regular: price.regular,
    sale: price.sale,
    saleFrom: toShopInstant(price.saleFrom),
    saleTo: toShopInstant(price.saleTo),
  };
}

function requireMoney(field: string, amount: string): void {
  if (!isPlainDecimal(amount)) {
    throw new ValidationError(
      field,
      `"${amount}" is not a plain decimal such as 129.90`,
      'PRICE_NOT_DECIMAL',
    );
  }
}

function toShopInstant(instant: Date | null): string {
  return instant === null ? '' : instant.toISOString().slice(0, 19);
}
