import { COLLATION_TABLE } from './collation-table';

/** Printable ASCII: in the table nothing of it but the capitals counts as something else. */
const PLAIN = /^[ -~]*$/;

const BLANKS = /[\t\n\r ]+/g;

/** What a character counts as, where that is not itself; made when first asked for. */
let foldings: ReadonlyMap<string, string> | null = null;

/**
 * The form in which a shop's database compares texts: two texts with the same form are one SKU and
 * one term to the shop. Case, accents, ligatures, width and outer blanks do not count, ß counts as
 * ss, and a run of blanks as one (facts 34, 37). й and и differ.
 */
export function foldedText(text: string): string {
  const folded = PLAIN.test(text) ? text.toLowerCase() : byTable(text);
  return folded.replace(BLANKS, ' ').trim();
}

function byTable(text: string): string {
  foldings ??= readTable(COLLATION_TABLE);
  let folded = '';
  for (const character of text) folded += foldings.get(character) ?? character;
  return folded;
}

function readTable(table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of table.split(/;\s*/)) {
    const [target = '', members = ''] = entry.split(':');
    const form = target
      .trim()
      .split('+')
      .map((code) => (code === '' ? '' : fromHex(code)))
      .join('');
    for (const range of members.split(' ').filter((part) => part !== '')) {
      const [first = '', last = first] = range.split('-');
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code += 1)
        found.set(String.fromCodePoint(code), form);
    }
  }
  return found;
}

function fromHex(code: string): string {
  return String.fromCodePoint(parseInt(code, 16));
}
