import { isRecord } from '../rest/values';
import { lineText } from './sanitize';

/** Decimals that an amount keeps where it is a number, not a text. */
const NUMBER_DECIMALS = 6;
/** Digits of a float that count where PHP rounds it. */
const FLOAT_DIGITS = 15;

/** A number rounded half away from zero, as PHP's `round` does it: 1.005 is 1.01. */
export function roundedTo(value: number, places: number): number {
  const shifted = Number((Math.abs(value) * 10 ** places).toPrecision(FLOAT_DIGITS));
  return (Math.sign(value) * Math.round(shifted)) / 10 ** places + 0;
}

/** A number with this many decimals, as `"12.30"`. */
export function withPlaces(value: number, places: number): string {
  const text = roundedTo(value, places).toFixed(Math.min(places, 100));
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/**
 * A number as WooCommerce keeps it in text: its `wc_format_decimal`. Of several dots the last
 * counts (fact 4).
 */
export function decimalText(value: unknown): string {
  if (typeof value === 'number' && !Number.isInteger(value))
    return value.toFixed(NUMBER_DECIMALS).replace(/\.?0+$/, '');
  if (typeof value === 'number') return BigInt(value).toString();
  if (isRecord(value)) return '';
  return lineText(value).replace(/\.(?![^.]+$)|[^0-9.-]/g, '');
}
