import { invalidParam, textOf } from '../../texts/coercions';
import { instantIn, readDate } from '../../state/shop-time';
import type { Shop } from '../../state/shop';
import { isEmpty, isNumeric } from '../../texts/php';

const HOUR_MS = 3_600_000;
const SECOND_MS = 1_000;

interface MomentField {
  readonly field: string;
  /** Whether the field is in UTC. */
  readonly isGmt: boolean;
  readonly shop: Shop;
}

/**
 * The instant that a field stands for, in milliseconds; null for none, undefined where the one that
 * is there stays. A number is an instant in seconds; a text without a zone is in the shop's, or in
 * UTC where the field is (fact 6).
 */
export function savedMoment(
  value: unknown,
  { field, isGmt, shop }: MomentField,
): number | null | undefined {
  if (isEmpty(value)) return null;
  if (isNumeric(value)) {
    // In UTC a number is read as a text, and is no date then.
    return isGmt ? gmtNumber(value, shop) : Math.trunc(Number(value)) * SECOND_MS;
  }
  // Anything but a text is an error that WooCommerce swallows.
  if (typeof value !== 'string') return isGmt ? null : undefined;
  const { behaviours, settings } = shop;
  const read = readDate(textOf(value), shop.now());
  const zone = !isGmt && behaviours.has('sale-dates-shop-local') ? settings.timeZone : 'UTC';
  if (read === null) {
    if (!behaviours.has('sale-date-garbage-1970'))
      throw invalidParam(field, 'Invalid date.', 'rest_invalid_date');
    return isGmt ? null : instantIn(zone, 0);
  }
  if (!read.exists && !behaviours.has('sale-date-overflows'))
    throw invalidParam(field, 'Invalid date.', 'rest_invalid_date');
  const wallClock = read.wallClock + lateBy(read.hasTime, field, shop);
  if (read.offset === null) return instantIn(zone, wallClock);
  if (isGmt) return wallClock - read.offset;
  // Of a zone in a text only the hours count, as was seen with +05:30; and only where it is written
  // in full.
  return read.isFull
    ? wallClock - Math.trunc(read.offset / HOUR_MS) * HOUR_MS
    : instantIn(zone, wallClock - read.offset);
}

function gmtNumber(value: unknown, shop: Shop): number | null {
  const read = readDate(textOf(value), shop.now());
  return read === null ? null : instantIn('UTC', read.wallClock);
}

/** By how much a day is over, where somebody expects a sale to end with its day. */
function lateBy(hasTime: boolean, field: string, { behaviours }: Shop): number {
  const endsWithDay =
    !hasTime && field === 'date_on_sale_to' && !behaviours.has('sale-date-only-midnight');
  return endsWithDay ? 86_399_000 : 0;
}
