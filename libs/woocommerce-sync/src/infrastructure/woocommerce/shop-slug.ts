import { foldedText } from '@cypher/shop-text';

/** How WordPress writes German letters in a German shop; elsewhere it drops their accents. */
const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'ae', Ö: 'oe', Ü: 'ue' };

/**
 * Whether the shop has made this of a slug: it writes it in small letters without accents, with hyphens between the words, and
 * other scripts as octets (facts.md 39). A number behind it says that the slug itself is taken.
 */
export function isSameSlug(sent: string, seen: string): boolean {
  const shown = form(decoded(seen));
  return (
    form(sent) === shown || form(sent.replace(/[äöüÄÖÜ]/g, (letter) => GERMAN[letter] ?? letter)) === shown
  );
}

function form(slug: string): string {
  return foldedText(slug)
    .replaceAll('ss', 's')
    .replace(/[^\p{Letter}\p{Number}_]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    // A percent sign of its own.
    return slug;
  }
}
