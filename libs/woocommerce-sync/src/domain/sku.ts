/**
 * The form in which the shop compares SKUs: without case, accents and trailing spaces (facts.md 10). Two SKUs with the
 * same folded form cannot both exist in one shop.
 */
export function foldedSku(sku: string): string {
  return sku
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trimEnd();
}

/** Whether a SKU can be searched for in a list: the shop splits at commas, trims, and ignores `0` (facts.md 10). */
export function isSearchableSku(sku: string): boolean {
  return sku !== '0' && sku !== '' && !sku.includes(',') && sku.trim() === sku;
}
