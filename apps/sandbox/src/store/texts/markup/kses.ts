import { decode } from 'html-entities';
import { holdsAddress, isAllowedProtocol, POST_MARKUP, type MarkupRules } from './allowed-html';
import { withKnownEntities } from './entities';
import { withLoneBrackets } from '../sanitize';

/** Comments of all kinds, then whatever looks like a tag, and a `>` on its own. */
const PARTS = /<!--[\s\S]*?(?:-->|$)|<\/[^a-zA-Z][^>]*>|<![^>]*>|<[^>]*(?:>|$)|>/g;

/** What markup is made of, and what is left out of every text. */
const MARKUP = /[<>&\p{Cc}]/u;

/**
 * A text with only the markup that WordPress lets users without its full trust write: its
 * `wp_kses_post`. Other tags go, what stands between them stays; a `<` without an end and a `>`
 * without a begin become entities (facts 12, 35, 48).
 */
export function withAllowedMarkup(text: string, rules = POST_MARKUP): string {
  if (!MARKUP.test(text)) return text;
  return withLoneBrackets(withKnownEntities(withoutControls(text))).replace(PARTS, (part) =>
    allowedPart(part, rules),
  );
}

/** A text without control characters but tabs and line ends. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) =>
    sign > '\u001f' || '\t\n\r'.includes(sign) ? sign : '',
  );
}

function allowedPart(part: string, rules: MarkupRules): string {
  if (!part.startsWith('<')) return '&gt;';
  if (/^(?:<\/[^a-zA-Z][^>]*>|<![a-z][^>]*>)$/.test(part)) {
    return `<${part.charAt(1)}${untilStill(part.slice(2, -1), rules)}>`;
  }
  if (part.startsWith('<!--')) return comment(part, rules);
  const [, slash = '', element = '', attributes = ''] =
    /^<\s*(\/\s*)?([a-zA-Z0-9-]+)([^>]*)>?$/.exec(part) ?? [];
  if (element === '' || !rules.allows(element)) return '';
  return slash === '' ? tag(element, attributes, rules) : `</${element}>`;
}

function comment(part: string, rules: MarkupRules): string {
  const text = untilStill(part.replaceAll('<!--', '').replaceAll('-->', ''), rules);
  return text === '' ? '' : `<!--${text.replace(/--+/g, '-').replace(/-$/, '')}-->`;
}

function untilStill(text: string, rules: MarkupRules): string {
  let [before, after] = [text, withAllowedMarkup(text, rules)];
  while (after !== before) [before, after] = [after, withAllowedMarkup(after, rules)];
  return after;
}

function tag(element: string, attributes: string, rules: MarkupRules): string {
  const end = /\s*\/\s*$/.test(attributes) ? ' /' : '';
  const shown = attributesOf(attributes).filter(([name]) => rules.allowsAttribute(element, name));
  const written = shown.map(([name, value]) =>
    value === null ? ` ${name}` : ` ${name}="${recoded(value)}"`,
  );
  return `<${element}${written.join('').replace(/[<>]/g, '')}${end}>`;
}

const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/**
 * Names and values of attributes; null where there is no value. The first of two with one name
 * counts.
 */
function attributesOf(text: string): [string, string | null][] {
  const found = new Map<string, string | null>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare;
    const known = name.toLowerCase();
    if (!found.has(known))
      found.set(known, value === undefined ? null : valueOf(known, decode(value)));
  }
  return [...found];
}

function valueOf(name: string, value: string): string {
  return holdsAddress(name) ? withAllowedProtocol(value) : value;
}

/** An address without a protocol that it may not begin with. */
function withAllowedProtocol(address: string): string {
  let left = address;
  for (;;) {
    const [whole, protocol = ''] = /^\s*([^:/?#\s]+)\s*:/.exec(left) ?? [];
    if (whole === undefined || isAllowedProtocol(protocol)) return left;
    left = left.slice(whole.length);
  }
}

function recoded(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&apos;')
    .replaceAll('"', '&quot;');
}
