import { withoutTags } from '@cypher/shop-text';
import { textOf } from './coercions';
import { withKnownEntities } from './markup/entities';
import { trimmed } from './php';

/** A text as the shop keeps what is one line: its `sanitize_text_field` (fact 34). */
export function lineText(value: unknown): string {
  return withoutOctets(trimmed(withoutMarkup(textOf(value)).replace(/[\r\n\t ]+/g, ' ')));
}

/** A text without any tag, and without what stands in scripts and styles; trimmed. */
export function plainText(text: string): string {
  return trimmed(withoutTags(text.replace(/<(script|style)[^>]*?>[\s\S]*?<\/\1>/gi, '')));
}

/** A text with the signs that HTML is made of as entities; those that are entities already stay. */
export function escapedHtml(text: string): string {
  return withKnownEntities(text)
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#039;');
}

/** A name as WordPress's `sanitize_key` makes one. */
export function keyText(value: unknown): string {
  return textOf(value)
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '');
}

/** A text with a `<` that closes nowhere as an entity, up to the next one. */
export function withLoneBrackets(text: string): string {
  return text.replace(/<[^>]*?(?=<|>|$)>?/g, (part) =>
    part.includes('>') ? part : escapedHtml(part),
  );
}

function withoutMarkup(text: string): string {
  if (!text.includes('<')) return text;
  return plainText(withLoneBrackets(text)).replaceAll('<\n', '&lt;\n');
}

/** A percent sign with two hex digits goes, and what such removal makes of the rest goes too. */
function withoutOctets(text: string): string {
  let left = text;
  for (;;) {
    const octet = /%[a-f0-9]{2}/i.exec(left)?.[0];
    if (octet === undefined) break;
    left = left.replaceAll(octet, '');
  }
  return left === text ? left : trimmed(left.replace(/ +/g, ' '));
}
