import { decode } from 'html-entities';

/** Names of entities are at most so long; `frac12` is one with digits. */
const NAMED = /&amp;([A-Za-z]{2,8}[0-9]{0,2});/g;
const DECIMAL = /&amp;#(0*[1-9][0-9]{0,6});/g;
const HEX = /&amp;#[Xx](0*[1-9A-Fa-f][0-9A-Fa-f]{0,5});/g;

/**
 * A text whose ampersands are entities, but for those that begin one that HTML 4 knows (fact
 * 12).
 */
export function withKnownEntities(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(DECIMAL, (whole, digits: string) =>
      isSign(Number(digits)) ? `&#${digits.replace(/^0+/, '').padStart(3, '0')};` : whole,
    )
    .replace(HEX, (whole, digits: string) =>
      isSign(Number.parseInt(digits, 16)) ? `&#x${digits.replace(/^0+/, '')};` : whole,
    )
    .replace(NAMED, (whole, name: string) => (isName(name) ? `&${name};` : whole));
}

/** A text with its entities as the signs that they stand for: PHP's `html_entity_decode`. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? decode(text, { level: 'html4', scope: 'strict' }) : text;
}

/** Whether a number stands for a sign that a text may hold. */
function isSign(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function isName(name: string): boolean {
  return name === 'apos' || decode(`&${name};`, { level: 'html4' }) !== `&${name};`;
}
