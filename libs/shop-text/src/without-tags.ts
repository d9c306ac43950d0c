/** White space as PHP's C library knows it: ASCII only. */
const BLANK = /[ \t\n\r\f\v]/;

/**
 * A text without tags as PHP's `strip_tags` reads them: `<` before white space is none, quotes in a
 * tag hide its end.
 */
export function withoutTags(text: string): string {
  if (!text.includes('<') && !text.includes('\0')) return text;
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (sign === '<' && !BLANK.test(text.charAt(at + 1))) [at, depth] = endOfTag(text, at, depth);
    else {
      if (sign !== '\0') out += sign;
      at += 1;
    }
  }
  return out;
}

/**
 * The place behind a tag that begins at a place, and how many of those that began in it are open
 * still.
 */
function endOfTag(text: string, from: number, open: number): [number, number] {
  let quote = '';
  let depth = open;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<') {
      if (at > from && !BLANK.test(text.charAt(at + 1))) depth += 1;
      // A comment, wherever it begins, ends with its own sign, and the tag around it with it.
      if (text.startsWith('<!--', at)) {
        const end = text.indexOf('-->', at);
        return [end < 0 ? text.length : end + 3, depth];
      }
    } else if (sign === '>') {
      if (depth === 0) return [at + 1, 0];
      depth -= 1;
    }
  }
  return [text.length, depth];
}
