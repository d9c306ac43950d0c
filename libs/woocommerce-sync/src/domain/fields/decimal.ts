const PLAIN_DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;

/** What a number that is none of these has to be, for a person. */
export const NOT_A_PLAIN_DECIMAL =
  'is not a plain decimal such as 129.90, with at most 12 digits before its dot and 6 behind it';

/**
 * Whether `text` is money as the shop reads it without guessing: digits, a dot, digits (fact 4). No
 * sign, no exponent.
 */
export function isPlainDecimal(text: string): boolean {
  return PLAIN_DECIMAL.test(text);
}

/**
 * The same number in its shortest form (`"0129.90"` → `"129.9"`), for comparing; leaves what is not
 * a plain decimal alone.
 */
export function canonicalDecimal(text: string): string {
  if (!isPlainDecimal(text)) return text;
  const [whole = '0', fraction = ''] = text.split('.');
  const cents = fraction.replace(/(?<!0)0+$/, '');
  const units = whole.replace(/^0+(?=\d)/, '');
  return cents === '' ? units : `${units}.${cents}`;
}

/**
 * Negative, zero or positive as the plain decimal `a` is below, equal to or above `b`; exact, no
 * floats.
 */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sum of two plain decimals, exact. */
export function sumDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return fromUnits(left + right, scale);
}

/** How far two plain decimals are apart, exact; never negative. */
export function decimalDifference(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return fromUnits(left < right ? right - left : left - right, scale);
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const [aWhole = '0', aFraction = ''] = canonicalDecimal(a).split('.');
  const [bWhole = '0', bFraction = ''] = canonicalDecimal(b).split('.');
  const scale = Math.max(aFraction.length, bFraction.length);
  return [
    BigInt(aWhole + aFraction.padEnd(scale, '0')),
    BigInt(bWhole + bFraction.padEnd(scale, '0')),
    scale,
  ];
}

function fromUnits(units: bigint, scale: number): string {
  const digits = units.toString().padStart(scale + 1, '0');
  return canonicalDecimal(
    scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`,
  );
}
