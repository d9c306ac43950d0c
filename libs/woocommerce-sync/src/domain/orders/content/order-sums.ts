import type { OrderNote, PulledOrder } from '../pulled-order';

/** A sum of the shop's that its parts have to come to. */
interface Sum {
  readonly field: string;
  readonly total: string | null;
  readonly parts: readonly (string | null)[];
  /** The parts by their names, for a person. */
  readonly of: string;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/**
 * Where the shop's own numbers do not add up. Each part may be off by half of the last place that
 * the shop shows, as it rounds each for itself; beyond that there is a note on the sum.
 * @example a total of "48.00" over parts that come to "47.88" is noted on `total`
 */
export function sumNotes(order: PulledOrder): OrderNote[] {
  return sumsOf(order).flatMap((sum) => {
    const problem = problemWith(sum);
    return problem === null ? [] : [{ field: sum.field, problem, value: sum.total }];
  });
}

function sumsOf(order: PulledOrder): Sum[] {
  const { lines, shippingLines, fees, taxes, total, totalTax, shippingTotal } = order;
  const shipping = shippingLines.map((line) => line.total);
  return [
    {
      field: 'total',
      total,
      parts: [
        ...lines.map((line) => line.total),
        ...shipping,
        ...fees.map((fee) => fee.total),
        totalTax,
      ],
      of: 'lines, shipping, fees and tax',
    },
    { field: 'shippingTotal', total: shippingTotal, parts: shipping, of: 'the shipping lines' },
    {
      field: 'totalTax',
      total: totalTax,
      parts: taxes.flatMap((tax) => [tax.total, tax.shippingTotal]),
      of: 'the taxes',
    },
  ];
}

/** What is wrong with a sum; null where it is right, or where a number of it cannot be read. */
function problemWith({ total, parts, of }: Sum): string | null {
  const places = Math.max(
    0,
    ...[total, ...parts].map((text) => (text ?? '').split('.')[1]?.length ?? 0),
  );
  const units = parts.map((part) => unitsOf(part, places));
  const whole = unitsOf(total, places);
  if (whole === null || units.includes(null)) return null;
  const sum = units.reduce<bigint>((before, part) => before + (part ?? 0n), 0n);
  const off = sum > whole ? sum - whole : whole - sum;
  // Twice the difference against one unit for each part: half of the last place each.
  if (2n * off <= BigInt(parts.length) + 1n) return null;
  return `is not what ${of} come to, which is ${textOf(sum, places)}`;
}

function unitsOf(text: string | null, places: number): bigint | null {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text ?? '') ?? [];
  if (whole === '') return null;
  const units = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -units : units;
}

function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return units < 0n ? `-${text}` : text;
}
