import type { PriceFields } from '../fields/product-fields';

/** What of a price the shop shows otherwise, by WooCommerce's names. */
interface SaleDifference {
  readonly field: string;
  readonly seen: unknown;
}

const SALE_FIELDS = ['sale_price', 'date_on_sale_from_gmt', 'date_on_sale_to_gmt'];

/** Whether a field tells of a sale. */
export function isOfSale(field: string): boolean {
  return SALE_FIELDS.includes(field);
}

/**
 * Whether the shop itself has made this of a sale: it forgets a sale that has ended, with its dates,
 * and the beginning of one that has begun (fact 90). That is no drift.
 * @param now what time it is
 */
export function isOfSchedule(
  { field, seen }: SaleDifference,
  { saleFrom, saleTo }: PriceFields,
  now: Date,
): boolean {
  if (!isOfSale(field) || (seen !== '' && seen !== null && seen !== undefined)) return false;
  if (isPast(saleTo, now)) return true;
  return field === 'date_on_sale_from_gmt' && isPast(saleFrom, now);
}

function isPast(moment: string | null, now: Date): boolean {
  return moment !== null && moment !== '' && new Date(`${moment}Z`) <= now;
}
