/** Blanks, as patterns of WordPress have them. */
const BLANK = '[\\r\\n\\t ]|\\u00a0|&nbsp;';
const END = `(?=$|[.,:;!?)}\\-\\]]|&gt;|${BLANK})`;
/** What is not touched: tags, comments, and shortcodes. */
const UNTOUCHED = /(<!--[\s\S]*?-->|<[^>]*>?|\[\/?[a-zA-Z][^\]]*\])/;
/** Elements whose text is not touched. */
const AS_WRITTEN = /^<(\/?)(pre|code|kbd|style|script|tt)\b/i;

const [OPEN_SINGLE, CLOSE_SINGLE, PRIME] = ['&#8216;', '&#8217;', '&#8242;'];
const [OPEN_DOUBLE, CLOSE_DOUBLE, DOUBLE_PRIME] = ['&#8220;', '&#8221;', '&#8243;'];

type Rule = readonly [RegExp, string];

const PLAIN: readonly Rule[] = [
  [/\.\.\./g, '&#8230;'],
  [/``/g, OPEN_DOUBLE],
  [/''/g, CLOSE_DOUBLE],
  [/ \(tm\)/g, ' &#8482;'],
];
const SINGLE: readonly Rule[] = [
  [new RegExp(`'(\\d\\d)'${END}`, 'g'), `${CLOSE_SINGLE}$1${CLOSE_SINGLE}`],
  [new RegExp(`'(\\d\\d)"${END}`, 'g'), `${CLOSE_SINGLE}$1${CLOSE_DOUBLE}`],
  [/'(?=\d\d(?:$|(?![%\d]|[.,]\d)))/g, CLOSE_SINGLE],
  [new RegExp(`(?<=^|${BLANK})'(\\d[.,\\d]*)'`, 'g'), `\u0001$1${CLOSE_SINGLE}`],
  [new RegExp(`(?<=^|[([{"\\-]|&lt;|${BLANK})'`, 'g'), '\u0001'],
  [new RegExp(`(?<!${BLANK})'(?!$|[.,:;!?"'(){}[\\]\\-]|&[lg]t;|${BLANK})`, 'g'), CLOSE_SINGLE],
];
const DOUBLE: readonly Rule[] = [
  [new RegExp(`(?<=^|${BLANK})"(\\d[.,\\d]*)"`, 'g'), `\u0001$1${CLOSE_DOUBLE}`],
  [new RegExp(`(?<=^|[([{\\-]|&lt;|${BLANK})"(?!${BLANK})`, 'g'), '\u0001'],
];
const DASHES: readonly Rule[] = [
  [/---/g, '&#8212;'],
  [new RegExp(`(?<=^|${BLANK})--(?=$|${BLANK})`, 'g'), '&#8212;'],
  [/(?<!xn)--/g, '&#8211;'],
  [new RegExp(`(?<=^|${BLANK})-(?=$|${BLANK})`, 'g'), '&#8211;'],
];

/** A text with the quotes, dashes and signs of a typesetter: WordPress's `wptexturize`. */
export function typeset(text: string): string {
  if (text === '') return text;
  let asWritten = 0;
  const parts = text.split(UNTOUCHED).map((part, at) => {
    if (at % 2 === 1) {
      const [, closes, element] = AS_WRITTEN.exec(part) ?? [];
      if (element !== undefined) asWritten = Math.max(0, asWritten + (closes === '' ? 1 : -1));
      return part;
    }
    return asWritten > 0 || part.trim() === '' ? part : typesetPart(part);
  });
  return parts.join('').replace(/&(?!#(?:\d+|x[a-f0-9]+);|[a-z1-4]{1,8};)/gi, '&#038;');
}

function typesetPart(part: string): string {
  let left = applied(part, PLAIN);
  if (left.includes("'")) {
    left = withPrimes(applied(left, SINGLE), "'", PRIME, CLOSE_SINGLE).replaceAll(
      '\u0001',
      OPEN_SINGLE,
    );
  }
  if (left.includes('"')) {
    left = withPrimes(applied(left, DOUBLE), '"', DOUBLE_PRIME, CLOSE_DOUBLE).replaceAll(
      '\u0001',
      OPEN_DOUBLE,
    );
  }
  if (left.includes('-')) left = applied(left, DASHES);
  return left.replace(/\b((?:0[\d.,]+|[1-9][\d.,]*))x(\d[\d.,]*)\b/g, '$1&#215;$2');
}

/**
 * Decides of every quote that is left whether it closes or stands for inches and feet: sentence by
 * sentence.
 */
function withPrimes(text: string, quote: string, prime: string, close: string): string {
  return text
    .split('\u0001')
    .map((sentence, at) => {
      if (!sentence.includes(quote)) return sentence;
      const isOpen = at > 0 && !sentence.includes(close);
      const done = isOpen
        ? closedSentence(sentence, quote, prime, close)
        : primes(sentence, quote, prime, close);
      return quote === '"' ? done.replaceAll('"', close) : done;
    })
    .join('\u0001');
}

function primes(sentence: string, quote: string, prime: string, close: string): string {
  return sentence
    .replace(new RegExp(`(?<=\\d)${quote}`, 'g'), prime)
    .replace(new RegExp(`${quote}${END}`, 'g'), close);
}

/**
 * Stands for a quote that closes, until it is known what it becomes: a private character, which no
 * text of a shop holds.
 */
const FLAG = '\ue000';

function closedSentence(sentence: string, quote: string, prime: string, close: string): string {
  const flagged = sentence.replace(new RegExp(`${quote}${END}`, 'g'), FLAG);
  const count = flagged.split(FLAG).length - 1;
  const afterDigit = new RegExp(`(?<=\\d)${quote}`, 'g');
  if (count === 0) return flagged.replace(afterDigit, prime);
  if (count === 1) return flagged.replace(FLAG, close).replace(afterDigit, prime);
  const closed = flagged.replace(/(?<!\d)\ue000/g, close);
  const shown = closed === flagged ? closedAtLast(flagged, close) : closed;
  return shown
    .replace(afterDigit, prime)
    .replace(/(?<=\d)\ue000/g, prime)
    .replaceAll(FLAG, close);
}

/** The last quote before a period closes, or the last of all. */
function closedAtLast(text: string, close: string): string {
  const atPeriod = text.lastIndexOf(`${FLAG}.`);
  const at = atPeriod < 0 ? text.lastIndexOf(FLAG) : atPeriod;
  return text.slice(0, at) + close + text.slice(at + 1);
}

function applied(text: string, rules: readonly Rule[]): string {
  return rules.reduce((left, [pattern, by]) => left.replace(pattern, by), text);
}
