/** The form in which the shop compares the names of attributes and terms: without case, accents and outer spaces (facts.md 22, 23). */
export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
