import { foldedText } from '@cypher/shop-text';
import { COLLATION_RANKS } from './collation-ranks';

/** Characters in a row, and how many come before the first of them. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly rank: number;
}

const RUNS = runsOf(COLLATION_RANKS);
const UNLISTED = 0x110000;

/**
 * Compares two texts as the shop's database sorts them: without case and accents, signs before
 * digits before letters.
 */
export function compareTexts(a: string, b: string): number {
  const [left, right] = [sortedSigns(a), sortedSigns(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = weightOf(left[at]) - weightOf(right[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Whether a text holds another, sign by sign, as the database's `LIKE` compares them: ß is not ss
 * there.
 */
export function holdsText(text: string, part: string): boolean {
  const [whole, wanted] = [foldedSigns(text), foldedSigns(part)];
  if (wanted.length === 0) return true;
  for (let from = 0; from + wanted.length <= whole.length; from += 1) {
    if (wanted.every((sign, at) => whole[from + at] === sign)) return true;
  }
  return false;
}

function foldedSigns(text: string): string[] {
  return Array.from(text, (sign) => (/\s/.test(sign) ? sign : foldedText(sign)));
}

/** Blanks that a comparison of SKUs does not look at, and the order of texts does. */
const OTHER_BLANKS = /[\t\n\r]|^\p{Cf}* | \p{Cf}*$| \p{Cf}* /u;

function sortedSigns(text: string): string[] {
  return Array.from(OTHER_BLANKS.test(text) ? foldedSigns(text).join('') : foldedText(text));
}

/** What a sign counts; the shorter of two texts is taken to end in blanks. */
function weightOf(sign = ' '): number {
  const code = sign.codePointAt(0) ?? 0;
  const run = runAt(code);
  return run === undefined ? UNLISTED + code : run.rank + code - run.first;
}

function runAt(code: number): Run | undefined {
  let [low, high] = [0, RUNS.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = RUNS[middle];
    if (run === undefined) return undefined;
    if (code < run.first) high = middle - 1;
    else if (code > run.last) low = middle + 1;
    else return run;
  }
  return undefined;
}

function runsOf(table: string): Run[] {
  let rank = 0;
  const runs = table
    .trim()
    .split(/\s+/)
    .map((range) => {
      const [first = 0, last = first] = range.split('-').map((code) => Number.parseInt(code, 16));
      const run = { first, last, rank };
      rank += last - first + 1;
      return run;
    });
  return runs.sort((a, b) => a.first - b.first);
}
