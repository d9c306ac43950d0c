import type { CatalogPrice } from '../catalog/catalog-product';
import { compareDecimals, isPlainDecimal, NOT_A_PLAIN_DECIMAL } from './decimal';
import type { PriceFields } from './product-fields';
import type { Flaw } from '../catalog/flaw';
import { ReducedValueError } from './reduced-value.error';
import type { ShopReferences } from '../catalog/shop-references';
import { ValidationError } from '../woocommerce.errors';

/** What a price is held against. */
export interface PriceTerms extends Pick<ShopReferences, 'currency'> {
  /** Whether the sale is Cypher's to set too. */
  readonly withSale: boolean;
  /** What of the sale the ERP serves broken. */
  readonly flaw?: Flaw | undefined;
}

/**
 * A price as the shop should show it. A sale at the regular price is none. Throws
 * `ReducedValueError` for a sale that the shop would drop or misread: the regular price holds
 * without it, and no old sale stays; `ValidationError` where there is no price that could be shown.
 */
export function desiredPrice(
  price: CatalogPrice,
  { currency, withSale, flaw }: PriceTerms,
): PriceFields {
  if (currency !== null && price.currency !== currency) {
    throw new ValidationError(
      'price.currency',
      `${price.currency} is not the shop's currency, which is ${currency}`,
      'CURRENCY_MISMATCH',
    );
  }
  const { regular, sale, saleFrom, saleTo } = price;
  if (!isPlainDecimal(regular)) {
    const problem = `"${regular}" ${NOT_A_PLAIN_DECIMAL}`;
    throw new ValidationError('price.regular', problem, 'PRICE_NOT_DECIMAL');
  }
  if (!withSale) return { regular, sale: null, saleFrom: null, saleTo: null };
  const withoutSale: PriceFields = { regular, sale: '', saleFrom: '', saleTo: '' };
  if (flaw !== undefined)
    throw new ReducedValueError(flaw.field, flaw.problem, 'ERP_FIELD_INVALID', withoutSale);
  if (
    sale === null ||
    sale.trim() === '' ||
    (isPlainDecimal(sale) && compareDecimals(sale, regular) === 0)
  )
    return withoutSale;
  const wrong = wrongSale(price, sale);
  if (wrong !== null)
    throw new ReducedValueError(wrong.field, wrong.problem, wrong.code, withoutSale);
  return { regular, sale, saleFrom: toShopInstant(saleFrom), saleTo: toShopInstant(saleTo) };
}

/** What is wrong with a sale; null where the shop can hold it. */
function wrongSale(
  { regular, saleFrom, saleTo }: CatalogPrice,
  sale: string,
): { field: string; problem: string; code: string } | null {
  if (!isPlainDecimal(sale)) {
    const problem = `"${sale}" ${NOT_A_PLAIN_DECIMAL}`;
    return { field: 'price.sale', problem, code: 'PRICE_NOT_DECIMAL' };
  }
  // The shop drops such a sale without a word and answers 200 (fact 5).
  if (compareDecimals(sale, regular) > 0) {
    const problem = `${sale} is not below the regular price ${regular}`;
    return { field: 'price.sale', problem, code: 'SALE_NOT_BELOW_REGULAR' };
  }
  if (compareDecimals(sale, '0') === 0) {
    const problem = 'the shop cannot hold a sale price of zero';
    return { field: 'price.sale', problem, code: 'SALE_IS_ZERO' };
  }
  // The shop keeps whole seconds.
  if (saleFrom !== null && saleTo !== null && toShopInstant(saleFrom) >= toShopInstant(saleTo)) {
    return {
      field: 'price.saleTo',
      problem: 'the sale ends before it starts',
      code: 'SALE_ENDS_BEFORE_START',
    };
  }
  return null;
}

function toShopInstant(instant: Date | null): string {
  return instant === null ? '' : instant.toISOString().slice(0, 19);
}
