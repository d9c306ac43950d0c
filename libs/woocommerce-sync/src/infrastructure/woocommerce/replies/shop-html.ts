import { decode } from 'html-entities';
import { Parser } from 'htmlparser2';

/**
 * A text in HTML as the shop keeps it: it drops backslashes, of any text that it is sent (fact 35).
 */
export function asHtml(html: string): string {
  return html.replaceAll('\\', '&#92;');
}

/**
 * A text without entities. WordPress knows none without a semicolon: of `Pen&notebook` it makes no
 * sign of negation, as browsers do.
 */
export function decoded(text: string): string {
  return decode(text, { scope: 'strict' });
}

/** What a person reads of a name that the shop shows or is sent. */
export function readName(name: string): string {
  return decoded(name).replace(/\s+/g, ' ').trim();
}

/**
 * Whether two texts in HTML show the same: other ways to write a character, a quote or a blank are
 * no difference.
 */
export function isSameHtml(one: string, other: string): boolean {
  return (
    one === other ||
    decoded(one) === decoded(other) ||
    shownHtml(one, true) === shownHtml(other, true)
  );
}

/** Whether two texts in HTML read the same, whatever their markup. */
export function isSameText(one: string, other: string): boolean {
  return one === other || shownHtml(one, false) === shownHtml(other, false);
}

/** The texts and, where wanted, the tags of an HTML text, in one way of writing them. */
function shownHtml(html: string, withTags: boolean): string {
  const shown: string[] = [];
  const parser = new Parser(
    {
      ontext: (text) => shown.push(text),
      onopentag: (name, attributes) => {
        if (withTags)
          shown.push(`<${name}${Object.entries(attributes).map(writeAttribute).sort().join('')}>`);
        else shown.push(' ');
      },
      onclosetag: (name, isImplied) => {
        if (withTags && !isImplied) shown.push(`</${name}>`);
        else shown.push(' ');
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return shown.join('').replace(/\s+/g, ' ').trim();
}

function writeAttribute([name, value]: readonly [string, string]): string {
  // WordPress writes the rules of a style anew.
  const written = name === 'style' ? value.replace(/\s+/g, '').replace(/;$/, '') : value.trim();
  return ` ${name}="${written}"`;
}
