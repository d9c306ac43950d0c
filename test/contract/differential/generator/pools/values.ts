import type { SeededRandom } from '../../../../../apps/sandbox/src/seeded-random';
import type { Json } from '../../../suite/shop/json';

/** A GTIN as somebody might send it. */
export function gtin(random: SeededRandom): string {
  if (random.chance(0.5)) return String(random.between(1_000_000, 9_999_999)).padStart(13, '4');
  return random.pick([
    'N/A',
    '0',
    '',
    '123-456',
    '080442957X',
    'x080442957',
    '080442957x',
    '12 34',
    ' 4006381333931 ',
    '978-3-16-148410-0',
    'abc',
    '-',
    '--1',
    '1X1',
    '4006381333931<b>',
    '%41123',
    '00000',
    '1234567890123456789012345',
    'X',
    '12.5',
    '٤٠٠٦',
  ]);
}

/** A value of another type than most fields want. */
export function wrong(random: SeededRandom): Json {
  return random.pick<Json>([
    5,
    -1,
    0,
    1.5,
    true,
    false,
    null,
    '',
    ' ',
    '0',
    '1',
    'abc',
    'true',
    'no',
    'yes',
    [],
    [1],
    ['a'],
    [[]],
    [null],
    [{}],
    {},
    { a: 1 },
    { id: 1 },
    { 0: 'a' },
    '1,2',
    'a b',
    1e20,
  ]);
}

/** A flag as somebody might send it in a query. */
export function flagText(random: SeededRandom): string {
  return random.pick(['true', 'false', 'true', 'false', '1', '0', 'yes', 'no', '', 'TRUE', 'abc']);
}

/** A whole number as somebody might send it in a query. */
export function numberText(random: SeededRandom, most = 6): string {
  if (random.chance(0.75)) return String(random.between(1, most));
  return random.pick([
    '0',
    '-1',
    '100',
    '101',
    '1000',
    'abc',
    '',
    '1.5',
    '2,3',
    ' 2',
    '1e1',
    '999999999999',
    '0x2',
    '+2',
  ]);
}
