import type { SeededRandom } from '../../../../../apps/sandbox/src/seeded-random';
import { MARKS } from './marks';
import { WORDS } from './words';

const GAPS = [' ', ' ', ' ', ' ', '', '  ', '\t', '\n', '\r\n', '\n\n', '   '] as const;

/**
 * A text as somebody might write it, with words of many scripts and with signs that shops change.
 */
export function text(random: SeededRandom, most = 4): string {
  const parts: string[] = [];
  const count = random.between(1, most);
  for (let part = 0; part < count; part += 1) {
    parts.push(random.chance(0.55) ? random.pick(WORDS) : random.pick(MARKS));
    if (part < count - 1) parts.push(random.pick(GAPS));
  }
  const whole = parts.join('');
  if (random.chance(0.06)) return ` ${whole}`;
  return random.chance(0.06) ? `${whole} ` : whole;
}

/** A word or two without any sign that a shop changes. */
export function plainText(random: SeededRandom): string {
  return `${random.pick(WORDS)} ${random.pick(WORDS)}`;
}

/** A text that is no text, or hardly one. */
export function oddText(random: SeededRandom): string {
  return random.pick([
    '',
    ' ',
    '0',
    '\t',
    '.',
    '-',
    '&',
    '<',
    '<b></b>',
    '\\',
    '%41',
    'null',
    'false',
    '0.0',
    '00',
    '\u00a0',
    '\u200b',
  ]);
}

/** A description: lines, paragraphs, markup. */
export function description(random: SeededRandom): string {
  const lines = Array.from({ length: random.between(1, 4) }, () => text(random, 5));
  const between = random.pick(['\n', '\n\n', '\r\n', '\n\n\n', ' ', '<br>\n']);
  const whole = lines.join(between);
  return random.chance(0.3) ? `<p>${whole}</p>` : whole;
}

/** A very long text of one word and a sign. */
export function longText(random: SeededRandom, length: number): string {
  const word = random.pick(['ab ', 'ä', 'лампа ', 'x', '& ', '<b>b</b>', '灯']);
  return word.repeat(Math.ceil(length / word.length)).slice(0, length);
}

/** A slug as somebody might send it. */
export function slug(random: SeededRandom): string {
  return random.chance(0.4)
    ? random.pick([
        'lamp',
        'Lamp',
        'lamp-2',
        'my lamp',
        'lampe_ä',
        'ä',
        'лампа',
        '50%',
        'a/b',
        'a.b',
        '--x--',
        '%D0%BB',
        'ǆep',
        '-',
        '0',
        'a&b',
        'a&amp;b',
        '<b>x</b>',
        'UPPER',
        'ß',
      ])
    : text(random, 2);
}
