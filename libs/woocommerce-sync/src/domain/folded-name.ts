/** The form in which the shop compares the names of attributes and of their terms: without case, accents and outer spaces (facts.md 22, 23). */
export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}

/** The form in which it compares tags and brands: without case and outer spaces, but accents count (facts.md 22). */
export function caselessName(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}
