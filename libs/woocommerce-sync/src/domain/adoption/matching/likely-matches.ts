import { foldedSku } from '../../catalog/sku';
import { isAdoptable } from '../adoption-pair';
import { isTrashed, type ErpGoods, type ShopGoods } from '../goods';
import { likenessOf, type Likeness } from './likeness';
import { NameIndex } from './name-index';
import { nameTokens } from './name-tokens';
import type { Pairing } from './pairing';
import type { ShopIndex } from './shop-index';

/** How far the best has to be ahead of the second, on both sides. */
const AHEAD = 0.05;
/** Options that are kept of one product of the shop. */
const MOST_KEPT = 20;
/** Candidates that are shown of one product. */
const MOST_SHOWN = 5;

/** A pair that is not refused. */
interface Option extends Likeness {
  readonly erp: ErpGoods;
  readonly shop: ShopGoods;
}

/**
 * Offers pairs by name for what no mapping, SKU or GTIN has paired. Likely is one that is the best
 * of both its sides, clearly ahead of the second; what the ERP has already counts as a second, too,
 * so that the copy of a product is not taken for another that is like it.
 */
export function* matchByName(
  erp: readonly ErpGoods[],
  shop: ShopIndex,
  foreign: ReadonlySet<number>,
  pairing: Pairing,
): Generator<undefined> {
  const codes = new Set(erp.flatMap(skusOf));
  const free = shop.products.filter(
    (one) =>
      !isTrashed(one) &&
      isAdoptable(one) &&
      !pairing.hasShop(one.storeProductId) &&
      !foreign.has(one.storeProductId) &&
      // Its SKU says that it is something else of the ERP's.
      !codes.has(foldedSku(one.sku)),
  );
  if (free.length === 0) return;
  const paired = new Set(pairing.products.map((one) => one.erp.id));
  const settled = new Set(erp.filter(({ id }) => pairing.hasErp(id)).map(({ id }) => id));
  const index = new NameIndex();
  for (const goods of erp) {
    index.add(goods);
    yield;
  }
  const options: Option[] = [];
  const rivals = new Map<string, number>();
  for (const [place, one] of free.entries()) {
    options.push(...withoutCrowd(optionsOf(one, index, place), rivals));
    yield;
  }
  const byErp = grouped(
    options.filter(({ erp: { id } }) => !settled.has(id)),
    ({ erp: { id } }) => id,
  );
  const byShop = grouped(options, ({ shop: { storeProductId } }) => storeProductId);
  takeLikely(byErp, byShop, rivals, pairing);
  offer(erp, byErp, pairing);
  tellCopies(free, byShop, paired, pairing);
}

function skusOf({ sku, variants }: ErpGoods): string[] {
  const skus = [sku, ...variants.map((one) => one.sku)];
  return skus.filter((one) => one !== '').map(foldedSku);
}

function optionsOf(shop: ShopGoods, index: NameIndex, turn: number): Option[] {
  const tokens = nameTokens(shop.name);
  if (tokens.length === 0) return [];
  const optionTokens = new Set(shop.options.flatMap(nameTokens));
  return index.candidatesFor(tokens, turn).flatMap((named) => {
    const likeness = likenessOf(named, { goods: shop, tokens, optionTokens }, index);
    return likeness === null ? [] : [{ ...likeness, erp: named.goods, shop }];
  });
}

/**
 * The best options of a product of the shop. Of a name that hundreds have the others are only
 * remembered as rivals: the highest score that each product of the ERP had among them.
 */
function withoutCrowd(options: Option[], rivals: Map<string, number>): readonly Option[] {
  options.sort(byScore);
  for (const { erp, score } of options.slice(MOST_KEPT))
    rivals.set(erp.id, Math.max(score, rivals.get(erp.id) ?? 0));
  return options.slice(0, MOST_KEPT);
}

/** Options by one side, the best first. */
function grouped<K>(options: readonly Option[], keyOf: (one: Option) => K): Map<K, Option[]> {
  const groups = new Map<K, Option[]>();
  for (const option of options) {
    const group = groups.get(keyOf(option));
    if (group === undefined) groups.set(keyOf(option), [option]);
    else group.push(option);
  }
  for (const group of groups.values()) group.sort(byScore);
  return groups;
}

/** The better one first; of two alike the one that comes first by its ids. */
function byScore(one: Option, other: Option): number {
  if (one.score !== other.score) return other.score - one.score;
  if (one.erp.id !== other.erp.id) return one.erp.id < other.erp.id ? -1 : 1;
  return one.shop.storeProductId - other.shop.storeProductId;
}

function takeLikely(
  byErp: ReadonlyMap<string, readonly Option[]>,
  byShop: ReadonlyMap<number, readonly Option[]>,
  rivals: ReadonlyMap<string, number>,
  pairing: Pairing,
): void {
  for (const [erpId, options] of byErp) {
    const [best] = options;
    if (best?.isSure !== true || !isAhead(best, options)) continue;
    if (best.score - (rivals.get(erpId) ?? 0) < AHEAD) continue;
    const others = byShop.get(best.shop.storeProductId) ?? [];
    if (others[0] !== best || !isAhead(best, others)) continue;
    const { erp, shop, score, reasons } = best;
    pairing.pair(erp, shop, { group: 'likely', matchedBy: 'name', score, reasons });
  }
}

function isAhead(best: Option, [, second]: readonly Option[]): boolean {
  return second === undefined || best.score - second.score >= AHEAD;
}

/** What is left of the ERP, with all that it may be. */
function offer(
  erp: readonly ErpGoods[],
  byErp: ReadonlyMap<string, readonly Option[]>,
  pairing: Pairing,
): void {
  const taken = new Set(pairing.products.map(({ shop }) => shop.storeProductId));
  for (const goods of erp) {
    if (pairing.hasErp(goods.id)) continue;
    const options = (byErp.get(goods.id) ?? [])
      .filter(({ shop }) => !taken.has(shop.storeProductId))
      .slice(0, MOST_SHOWN);
    const [best, second] = options;
    if (best === undefined) continue;
    const isClose = second !== undefined && best.score - second.score < AHEAD;
    const reasons = [...best.reasons, ...(isClose ? ['close_second' as const] : [])];
    pairing.several(goods, options, { group: 'ambiguous', matchedBy: 'name', reasons });
  }
}

/** What is left of the shop, and is just like a product that has one there already. */
function tellCopies(
  free: readonly ShopGoods[],
  byShop: ReadonlyMap<number, readonly Option[]>,
  paired: ReadonlySet<string>,
  pairing: Pairing,
): void {
  for (const shop of free) {
    if (pairing.hasShop(shop.storeProductId)) continue;
    const [best] = (byShop.get(shop.storeProductId) ?? []).filter(({ erp }) => paired.has(erp.id));
    if (best !== undefined) pairing.likeMatched(best.erp, shop, best.score);
  }
}
