import { slugOf } from '@cypher/shop-text';

/**
 * Letters that WordPress writes in its own way in a shop of one language; elsewhere it drops their
 * accents.
 */
type Spelling = Readonly<Record<string, string>>;

const SPELLINGS: readonly Spelling[] = [
  {},
  // German
  { Ä: 'Ae', ä: 'ae', Ö: 'Oe', ö: 'oe', Ü: 'Ue', ü: 'ue', ß: 'ss' },
  // Danish
  { Æ: 'Ae', æ: 'ae', Ø: 'Oe', ø: 'oe', Å: 'Aa', å: 'aa' },
  // Serbian and Bosnian
  { Đ: 'DJ', đ: 'dj' },
];

/**
 * Whether the shop has made this of a slug by WordPress's `sanitize_title` (fact 39). A number
 * behind it says that the slug itself is taken.
 */
export function isSameSlug(sent: string, seen: string): boolean {
  if (sent === seen) return true;
  const shown = slugOf(seen);
  return (
    shown !== '' &&
    SPELLINGS.some((spelling) => slugOf(spelled(sent.normalize('NFC'), spelling)) === shown)
  );
}

/** Whether the shop makes a slug of this at all; else it chooses one by the name. */
export function isSlug(text: string): boolean {
  return slugOf(text) !== '';
}

function spelled(slug: string, spelling: Spelling): string {
  return Array.from(slug, (letter) => spelling[letter] ?? letter).join('');
}
