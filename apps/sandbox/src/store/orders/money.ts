const DECIMALS = 2;
const SCALE = 10n ** BigInt(DECIMALS);

/** An amount in minor units: cents of a euro, bani of a leu. */
export type Minor = bigint;

/** A quotient, rounded half away from zero, as PHP's `round` does. @throws RangeError when divided by 0. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const [size, by] = [abs(dividend), abs(divisor)];
  const quotient = (2n * size + by) / (2n * by);
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
}

/** The minor units of a decimal text, as `"12.345"`, rounded; what is no number is 0, as PHP has it. */
export function minorOf(text: string): Minor {
  const parts = /^\s*(-?)(\d*)(?:\.(\d*))?/.exec(text);
  const [sign = '', whole = '', fraction = ''] = parts?.slice(1) ?? [];
  const digits = BigInt(`${whole}${fraction}` || '0') * SCALE;
  const minor = rounded(digits, 10n ** BigInt(fraction.length));
  return sign === '-' ? -minor : minor;
}

/** The decimal text of an amount, as `"12.30"`. */
export function textOfMinor(minor: Minor): string {
  const digits = abs(minor)
    .toString()
    .padStart(DECIMALS + 1, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

/** A part of an amount by a percentage in text, as `"19.0000"`, rounded. */
export function percentOf(minor: Minor, percent: string): Minor {
  const [whole = '0', fraction = ''] = percent.split('.');
  return rounded(minor * BigInt(`${whole}${fraction}`), 100n * 10n ** BigInt(fraction.length));
}

/** The sum of amounts. */
export function sumOf(amounts: readonly Minor[]): Minor {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
