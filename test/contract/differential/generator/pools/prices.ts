import type { SeededRandom } from '../../../../../apps/sandbox/src/seeded-random';
import type { Json } from '../../../suite/shop/json';

/** A price as text: most are right. */
export function price(random: SeededRandom): string {
  if (random.chance(0.6))
    return `${random.between(0, 300)}${random.pick(['', '.5', '.99', '.00', '.10'])}`;
  return random.pick([
    '19,99',
    '1e3',
    'abc',
    '-5',
    '12.30',
    '0',
    '0.00',
    '',
    ' 7 ',
    '7.',
    '.5',
    '1.234,56',
    '1,234.56',
    '1 000',
    '€5',
    '5€',
    '12.345',
    '12.3456789',
    '007',
    '+5',
    '--5',
    '5-3',
    '1.2.3',
    '-',
    '.',
    '-0',
    '1E-2',
    '0x1A',
    '99999999999',
    '10%',
    "10'",
    '5,',
    '١٢',
  ]);
}

/** A price that is one. */
export function goodPrice(random: SeededRandom): string {
  return `${random.between(1, 300)}.${random.pick(['00', '50', '99', '10', '05'])}`;
}

/** A stock quantity as somebody might send it. */
export function quantity(random: SeededRandom): Json {
  if (random.chance(0.6)) return random.between(-3, 40);
  return random.pick<Json>([
    '5',
    ' 5 ',
    '-2',
    '2.7',
    2.7,
    3.0,
    '',
    'abc',
    null,
    true,
    false,
    '0',
    '1e2',
    '5abc',
    [],
    [3],
    {},
    1e9,
    '07',
  ]);
}
