import { trimmed } from '../php';

/** Elements that stand for themselves and are put into no paragraph. */
const BLOCK =
  '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary)';
const ANY_BLOCK = `(</?${BLOCK}[^>]*>)`;

/** White space as WordPress's patterns know it: ASCII only, no-break spaces are none. */
const GAP = '[ \\t\\n\\r\\f\\v]*';

type Rule = readonly [RegExp, string];

/** What begins and ends a paragraph: blocks, doubled breaks, blank lines. */
const BEFORE: readonly Rule[] = [
  [new RegExp(`<br${GAP}/?>${GAP}<br${GAP}/?>`, 'g'), '\n\n'],
  [new RegExp(`(<${BLOCK}[ \\t\\n\\r\\f\\v/>])`, 'g'), '\n\n$1'],
  [new RegExp(`(</${BLOCK}>)`, 'g'), '$1\n\n'],
  [new RegExp(`(<hr${GAP}/?>)`, 'g'), '$1\n\n'],
  [/\r\n?/g, '\n'],
];

/** Which paragraphs are none: empty ones, and those around blocks. */
const AFTER: readonly Rule[] = [
  [new RegExp(`<p>${GAP}</p>`, 'g'), ''],
  [/<p>([^<]+)<\/(div|address|form)>/g, '<p>$1</p></$2>'],
  [new RegExp(`<p>${GAP}${ANY_BLOCK}${GAP}</p>`, 'g'), '$1'],
  [/<p>(<li.+?)<\/p>/g, '$1'],
  [/<p><blockquote([^>]*)>/gi, '<blockquote$1><p>'],
  [/<\/blockquote><\/p>/g, '</p></blockquote>'],
  [new RegExp(`<p>${GAP}${ANY_BLOCK}`, 'g'), '$1'],
  [new RegExp(`${ANY_BLOCK}${GAP}</p>`, 'g'), '$1'],
];

/** Where a line ends inside of a paragraph. */
const BREAKS: readonly Rule[] = [
  [/<br\/?>/g, '<br />'],
  [new RegExp(`(?<!<br />)${GAP}\\n`, 'g'), '<br />\n'],
  [new RegExp(`${ANY_BLOCK}${GAP}<br />`, 'g'), '$1'],
  [new RegExp(`<br />(${GAP}</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)`, 'g'), '$1'],
  [/\n<\/p>(?=\n?$)/g, '</p>'],
];

/**
 * What WordPress's `wpautop` makes of a text: paragraphs at blank lines, breaks at single ones
 * (fact 12).
 */
export function withParagraphs(text: string): string {
  if (trimmed(text) === '') return '';
  const kept: string[] = [];
  const keep = (part: string): string => `<pre kept-${kept.push(part) - 1}></pre>`;
  const open = `${text}\n`.replace(/<pre[\s\S]*?<\/pre>/g, keep);
  const parted = applied(open, BEFORE).replace(TAG, (tag) => tag.replaceAll('\n', LINE_IN_TAG));
  const paragraphs = parted
    .replace(/\n\n+/g, '\n\n')
    .split(new RegExp(`\\n${GAP}\\n`))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replace(/^\n+|\n+$/g, '')}</p>\n`);
  return applied(applied(paragraphs.join(''), AFTER), BREAKS)
    .replaceAll(LINE_IN_TAG, '\n')
    .replace(/<pre kept-(\d+)><\/pre>/g, (_whole, at: string) => kept[Number(at)] ?? '');
}

/** A tag or a comment; what does not end goes on to the end of the text. */
const TAG = /<!--[\s\S]*?(?:-->|$)|<[^>]*>?/g;

/** Stands for a line end that is no break, since a tag goes on behind it. */
const LINE_IN_TAG = '\u0000';

function applied(text: string, rules: readonly Rule[]): string {
  return rules.reduce((left, [pattern, by]) => left.replace(pattern, by), text);
}
