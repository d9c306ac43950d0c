import type { SeededRandom } from '../../../../../apps/sandbox/src/seeded-random';
import type { Json } from '../../../suite/shop/json';

/** A date and time as somebody might send it. */
export function date(random: SeededRandom): Json {
  if (random.chance(0.4)) {
    const year = random.pick([2019, 2020, 2025, 2090, 2099]);
    return `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}T${two(random.between(0, 23))}:${two(random.between(0, 59))}:00`;
  }
  return random.pick<Json>([
    '2020-01-01',
    '2099-12-31',
    '2099-02-31',
    '2099-02-31T10:00:00',
    '2020-06-01T00:00:00Z',
    '2099-06-01T00:00:00Z',
    '2099-06-01T12:00:00+05:30',
    '2020-03-29T03:30:00',
    '2099-1-2',
    '2099-06-01 10:00:00',
    '2099-06-01 10:00',
    'tomorrow',
    'garbage',
    '',
    null,
    '0',
    '2099-13-45',
    '2099-06-01T25:00:00',
    '2099-06-01T10:00:00.500',
    '2099-06-01T10:00:00.500Z',
    1700000000,
    0,
    true,
    [],
    '01/02/2099',
  ]);
}

/** A date and time with a zone or without, right in form. */
export function goodDate(random: SeededRandom): string {
  const year = random.pick([2019, 2021, 2090]);
  return `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}T${two(random.between(0, 23))}:00:00`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
