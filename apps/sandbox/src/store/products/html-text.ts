/** Elements that stand for themselves and are put into no paragraph. */
const BLOCK =
  /^<(?:p|div|ul|ol|li|dl|table|thead|tbody|tr|td|th|h[1-6]|blockquote|pre|section|article|figure|form|hr|address)\b/i;

/** A text with its lone ampersands as entities, as WordPress stores what users without unfiltered HTML write. */
export function encodeAmpersands(text: string): string {
  return text.replace(/&(?!(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)/gi, '&amp;');
}

/** What WordPress's `wpautop` makes of a text: paragraphs at blank lines, breaks at single ones (facts.md 12). */
export function autoParagraphs(text: string): string {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n\s*\n/);
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) =>
      BLOCK.test(paragraph) ? `${paragraph}\n` : `<p>${paragraph.replace(/\s*\n/g, '<br />\n')}</p>\n`,
    )
    .join('');
}
