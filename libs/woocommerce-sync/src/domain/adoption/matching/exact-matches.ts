import { foldedSku } from '../../catalog/sku';
import { isAdoptable, type AdoptionReason, type MatchedBy } from '../adoption-pair';
import { isForeign, isTrashed, type ErpGoods, type ShopGoods } from '../goods';
import { gtinKey } from './gtin-key';
import { areGtinsApart, areNamesApart, areSkusApart } from './likeness';
import type { Pairing } from './pairing';
import type { ShopIndex } from './shop-index';

/** What exact matching works on. */
export interface ExactInput {
  readonly erp: readonly ErpGoods[];
  readonly shop: ShopIndex;
  /** Ids in the shop by the ERP's ids, of products and variants. */
  readonly mappings: ReadonlyMap<string, number>;
  /** Products of the shop that an admin has said are not the ERP's. */
  readonly foreign: ReadonlySet<number>;
}

/**
 * Pairs what is mapped already; what is mapped to something that the ERP does not list is taken.
 */
export function matchByMapping({ erp, shop, mappings }: ExactInput, pairing: Pairing): void {
  for (const goods of erp) {
    const mapped = shop.find(mappings.get(goods.id) ?? 0);
    if (mapped !== undefined && mapped.parentId === 0)
      pairing.pair(goods, mapped, { group: 'matched', matchedBy: 'mapping', score: 1 });
  }
  const listed = new Set(erp.flatMap(({ id, variants }) => [id, ...variants.map((it) => it.id)]));
  for (const [id, storeProductId] of mappings) {
    const owned = listed.has(id) ? undefined : shop.find(storeProductId);
    if (owned === undefined) continue;
    if (isTrashed(owned)) pairing.reserve(owned);
    else pairing.shopOnly(owned, ['mapped_to_unlisted']);
  }
}

/**
 * Pairs by SKU what exactly one of each side has. What several have, what WooCommerce keeps as
 * another kind, what would lose its variations, and what neither GTIN nor name speaks for, is left
 * to a person.
 */
export function matchBySku(input: ExactInput, pairing: Pairing): void {
  matchByCode(input, pairing, 'sku', ({ sku }) => foldedSku(sku));
}

/** Pairs by GTIN what no SKU has paired, with the same exceptions. */
export function matchByGtin(input: ExactInput, pairing: Pairing): void {
  matchByCode(input, pairing, 'gtin', ({ gtin }) => gtinKey(gtin));
}

function matchByCode(
  { erp, shop, foreign }: ExactInput,
  pairing: Pairing,
  kind: 'sku' | 'gtin',
  codeOf: (goods: ErpGoods) => string,
): void {
  const coded = erp.map((goods) => ({ goods, code: codeOf(goods) }));
  const holders = new Map<string, number>();
  for (const { code } of coded) holders.set(code, (holders.get(code) ?? 0) + 1);
  for (const { goods, code } of coded) {
    if (code === '' || pairing.hasErp(goods.id)) continue;
    const all = shop.withCode(kind, code);
    const found = all.filter((one) => !isForeign(one, foreign));
    const isAlone = holders.get(code) === 1;
    const free = isAlone ? found.filter((one) => !pairing.hasShop(one.storeProductId)) : found;
    if (free.length > 0) decide(goods, free, isAlone, kind, pairing);
  }
}

function decide(
  erp: ErpGoods,
  found: readonly ShopGoods[],
  isAlone: boolean,
  matchedBy: 'sku' | 'gtin',
  pairing: Pairing,
): void {
  const products = found.filter(({ parentId }) => parentId === 0);
  const [only] = products;
  const several = (shops: readonly ShopGoods[], ...reasons: AdoptionReason[]): void => {
    const group = reasons.some((one) => one.endsWith('_several')) ? 'duplicate' : 'ambiguous';
    const scored = shops.map((shop) => ({ shop, score: 1 }));
    pairing.several(erp, scored, { group, matchedBy, reasons });
  };
  if (only === undefined) {
    const scored = found.map((shop) => ({ shop, score: 1 }));
    const reasons = ['under_another_product'] as const;
    pairing.several(erp, scored, { group: 'other_parent', matchedBy, reasons });
  } else if (!isAlone) several(products, 'erp_has_several');
  else if (products.length > 1) several(products, 'shop_has_several');
  else if (!isAdoptable(only)) several([only], 'other_type');
  else {
    const reasons = differencesOf(erp, only, matchedBy);
    if (isContradicted(erp, only)) several([only], ...reasons, 'name_differs');
    else if (wouldLoseVariations(erp, only)) several([only], ...reasons);
    else pairing.pair(erp, only, { group: 'matched', matchedBy, score: 1, reasons });
  }
}

/** Whether the names have nothing in common, and only one code speaks for their being one. */
function isContradicted(erp: ErpGoods, shop: ShopGoods): boolean {
  const isSameSku = erp.sku !== '' && foldedSku(erp.sku) === foldedSku(shop.sku);
  const gtin = gtinKey(erp.gtin);
  const isSameGtin = gtin !== '' && gtin === gtinKey(shop.gtin);
  return !(isSameSku && isSameGtin) && areNamesApart(erp.name, shop.name);
}

/** A product that becomes simple loses all its variations in the shop, for good (fact 21). */
function wouldLoseVariations(erp: ErpGoods, shop: ShopGoods): boolean {
  return !erp.isVariable && shop.type === 'variable';
}

/** What differs of two that are one. */
function differencesOf(erp: ErpGoods, shop: ShopGoods, matchedBy: MatchedBy): AdoptionReason[] {
  return [
    ...(erp.isVariable === (shop.type === 'variable') ? [] : ['type_differs' as const]),
    ...(matchedBy !== 'sku' && areSkusApart(erp.sku, shop.sku) ? ['sku_differs' as const] : []),
    ...(areGtinsApart(erp.gtin, shop.gtin) ? ['gtin_differs' as const] : []),
  ];
}

/**
 * Pairs products by their variants: a variable product of a shop often has no SKU of its own. All
 * of the ERP's variants that the shop has must be under one product, and under none of another.
 */
export function matchByVariants({ erp, shop, foreign }: ExactInput, pairing: Pairing): void {
  const parents = new Map<string, number>();
  const claimants = new Map<number, Set<string>>();
  for (const goods of erp) {
    const found = new Set(goods.variants.flatMap((one) => parentsOf(one, shop, foreign)));
    for (const parent of found)
      claimants.set(parent, (claimants.get(parent) ?? new Set()).add(goods.id));
    const [only] = found;
    if (found.size === 1 && only !== undefined) parents.set(goods.id, only);
  }
  for (const goods of erp) {
    const parent = shop.find(parents.get(goods.id) ?? 0);
    if (parent === undefined || isTrashed(parent) || foreign.has(parent.storeProductId)) continue;
    if (pairing.hasErp(goods.id) || pairing.hasShop(parent.storeProductId)) continue;
    if (claimants.get(parent.storeProductId)?.size !== 1 || !isAdoptable(parent)) continue;
    const reasons = differencesOf(goods, parent, 'variants');
    pairing.pair(goods, parent, { group: 'matched', matchedBy: 'variants', score: 1, reasons });
  }
}

function parentsOf(
  variant: { readonly sku: string; readonly gtin: string },
  shop: ShopIndex,
  foreign: ReadonlySet<number>,
): number[] {
  const bySku = variant.sku === '' ? [] : shop.withSku(variant.sku);
  const found = bySku.length > 0 || variant.gtin === '' ? bySku : shop.withGtin(variant.gtin);
  const ours = found.filter((one) => !isForeign(one, foreign));
  return ours.map(({ parentId }) => parentId).filter((id) => id !== 0);
}
