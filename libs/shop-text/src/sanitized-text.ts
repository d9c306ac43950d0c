import { withoutTags } from './without-tags';

const BLANKS = /[\t\n\r ]+/g;
const UNCLOSED = /<[^<>]*>?/g;
const SCRIPTS = /<(script|style)\b[^<>]*>[^<]*<\/\1>/gi;
const OCTET = /%[0-9a-f]{2}/i;

/** What `esc_html` makes of the characters that are markup. */
const ENCODED: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};

/**
 * What the shop stores of a SKU or of the name of a term: WordPress's `sanitize_text_field`
 * (fact 34). Tags go, a `<` that nothing closes is encoded, a run of blanks becomes one, the ends
 * are trimmed, and `%` with two hexadecimal digits is taken out until none is left.
 */
export function sanitizedText(text: string): string {
  const plain = text.includes('<')
    ? withoutTags(withUnclosedEncoded(text).replace(SCRIPTS, ''))
    : text;
  let kept = plain.replace(BLANKS, ' ').trim();
  if (!OCTET.test(kept)) return kept;
  for (let found = OCTET.exec(kept); found !== null; found = OCTET.exec(kept))
    kept = kept.replaceAll(found[0], '');
  return kept.replace(/ +/g, ' ').trim();
}

/**
 * A `<` that no `>` follows before the next `<` is no tag, and is encoded with what stands behind
 * it.
 */
function withUnclosedEncoded(text: string): string {
  return text.replace(UNCLOSED, (part) =>
    part.endsWith('>') ? part : part.replace(/[<>"']/g, (sign) => ENCODED[sign] ?? sign),
  );
}
