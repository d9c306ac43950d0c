import { plainLetters } from './plain-letters';
import { withoutTags } from './without-tags';

/** Longest slug, counted as it is encoded. */
const MAX_LENGTH = 200;

/**
 * Signs that end a word like a blank does: no-break spaces, dashes, and the blanks of typesetters.
 */
const DASHES =
  /[\u00a0\u2011\u2013\u2014\u2000-\u200a\u2028\u2029\u202f]|&(?:nbsp|ndash|mdash|#8209|#160|#8211|#8212);|\//g;
/**
 * Signs that are left out without a trace: soft hyphens, quotes, bullets, marks, accents on their
 * own, what has no width.
 */
const LEFT_OUT =
  /[\u00ad\u00a1\u00bf\u00ab\u00bb\u2039\u203a\u2018\u2019\u201c\u201d\u201a\u201b\u201e\u201f\u2022\u00a9\u00ae\u00b0\u2026\u2122\u00b4\u02ca\u200b-\u200f\u202a-\u202e\ufeff\ufffc]|\u0301|\u0341|\u0300|\u0304|\u030c/g;

/**
 * A slug as WordPress makes it of a title: its `sanitize_title` (fact 39). `''` where nothing
 * of it is left.
 */
export function slugOf(title: string): string {
  const words = withLoneOctets(withoutTags(plainLetters(title)));
  const encoded = encodedText(words.toLowerCase())
    .toLowerCase()
    .replace(LETTER_OCTETS, decodedSigns)
    .replace(DASHES, '-')
    .replace(LEFT_OUT, '')
    .replaceAll('\u00d7', 'x')
    // No longer than the text is by now.
    .replace(/&.[^;\n]{0,199};/g, '')
    .replaceAll('.', '-');
  return encodeSigns(encoded)
    .replace(/[^%a-z0-9 _-]/g, '')
    .replace(/ +/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A slug as it is read: with its letters in place of their octets. */
export function readSlug(slug: string): string {
  return slug.replace(LETTER_OCTETS, decodedSigns);
}

/** A slug at most so long as it is encoded, without half a letter at its end. */
export function cutSlug(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const whole = readSlug(slug);
  const cut = whole === slug ? slug.slice(0, length) : encodedText(whole, length);
  return cut.replace(/(?<!-)-+$/, '');
}

/** A text without percent signs but those of octets. */
function withLoneOctets(text: string): string {
  return text.replace(/%(?![a-fA-F0-9]{2})/g, '');
}

const ASCII = /^[ -~]*$/;

/** A text with its letters outside of ASCII as octets, as long as it may be. */
function encodedText(text: string, length = MAX_LENGTH): string {
  if (ASCII.test(text)) return text.slice(0, length);
  let out = '';
  for (const sign of text) {
    const next =
      sign < '\u0080'
        ? sign
        : encodeURIComponent(/\p{Cs}/u.test(sign) ? '\ufffd' : sign).toLowerCase();
    if (out.length + next.length > length) break;
    out += next;
  }
  return out;
}

function encodeSigns(text: string): string {
  return text.replace(/[\u0080-\u{10ffff}]/gu, (sign) => encodeURIComponent(sign).toLowerCase());
}

/** Octets of a letter outside of ASCII. */
const LETTER_OCTETS =
  /%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;

/** Octets as the letter that they stand for; what stands for none stays. */
function decodedSigns(octets: string): string {
  const text = Buffer.from(octets.replaceAll('%', ''), 'hex').toString('utf8');
  return text.includes('\ufffd') ? octets : text;
}
