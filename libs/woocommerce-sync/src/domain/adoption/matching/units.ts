/** Words for a unit that stand for the shorter one. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  watt: 'w',
  watts: 'w',
  wati: 'w',
  volt: 'v',
  volts: 'v',
  volti: 'v',
  litri: 'l',
  litru: 'l',
  liter: 'l',
  litre: 'l',
  litres: 'l',
  gr: 'g',
  grame: 'g',
  gram: 'g',
  metri: 'm',
  metru: 'm',
  meter: 'm',
  bucati: 'buc',
  bucata: 'buc',
  pcs: 'buc',
  pieces: 'buc',
};

/** Units that are written as another one: how many powers of ten of it they are. */
const SCALES: Readonly<Record<string, readonly [unit: string, power: number]>> = {
  kw: ['w', 3],
  mv: ['v', -3],
  kv: ['v', 3],
  mah: ['ah', -3],
  ma: ['a', -3],
  mm: ['m', -3],
  cm: ['m', -2],
  km: ['m', 3],
  mg: ['g', -3],
  kg: ['g', 3],
  ml: ['l', -3],
  cl: ['l', -2],
  khz: ['hz', 3],
  mhz: ['hz', 6],
};

/** Units that stay as they are: what a gigabyte is makers do not agree on. */
const PLAIN = [
  'w',
  'v',
  'ah',
  'a',
  'm',
  'g',
  'l',
  'hz',
  'k',
  'lm',
  'gb',
  'tb',
  'mb',
  'buc',
  'inch',
];

const UNITS: ReadonlySet<string> = new Set([...Object.keys(SCALES), ...PLAIN]);

/** All units and words for them, for a pattern: of two that begin alike the longer one first. */
export const UNIT_PATTERN = [...Object.keys(UNIT_WORDS), ...UNITS]
  .sort((one, other) => other.length - one.length)
  .join('|');

const NUMBER_AND_UNIT = /^([+-]?)(\d+)(?:\.(\d+))?(\p{L}+)$/u;

/**
 * A number with its unit in one form, however it is written; any other word is as it is.
 * @example withOneUnit('500ml') // '0.5l', as '0.50litri' is
 */
export function withOneUnit(word: string): string {
  const [, sign, whole, part = '', unit] = NUMBER_AND_UNIT.exec(word) ?? [];
  if (sign === undefined || whole === undefined || unit === undefined) return word;
  const short = UNIT_WORDS[unit] ?? unit;
  if (!UNITS.has(short)) return word;
  const [base, power] = SCALES[short] ?? [short, 0];
  return `${sign}${timesTen(whole, part, power)}${base}`;
}

/** A number times a power of ten, digit by digit: without zeros that say nothing. */
function timesTen(whole: string, part: string, power: number): string {
  const digits = whole + part;
  const point = whole.length + power;
  const padded = digits.padStart(digits.length - Math.min(0, point), '0').padEnd(point, '0');
  const at = Math.max(0, point);
  const before = padded.slice(0, at).replace(/^0+/, '');
  const after = padded.slice(at).replace(/(?<!0)0+$/, '');
  return (before === '' ? '0' : before) + (after === '' ? '' : `.${after}`);
}
