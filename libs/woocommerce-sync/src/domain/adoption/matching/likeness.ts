import { foldedSku } from '../../catalog/sku';
import type { AdoptionReason } from '../adoption-pair';
import type { ShopGoods } from '../goods';
import { gtinKey } from './gtin-key';
import { CROWD, type NamedGoods, type NameIndex } from './name-index';
import { isExact, isSameOrder, nameTokens } from './name-tokens';
import { isOneSlipApart } from './slip';

/** From this score on two may be offered as one. */
const OFFERED = 0.7;
/** From this score on two may be likely to be one. */
const SURE = 0.8;
/** How near the prices of a likely pair are at the least. */
const LEAST_PRICE = 0.3;
/** What a word with one wrong letter counts. */
const TYPO = 0.9;
/** Shorter words are told apart by one letter. */
const SHORTEST_TYPO = 5;

const OF_NAME = 0.8;
const OF_PRICE = 0.15;
const OF_OPTIONS = 0.05;
/** What counts where one of both does not say. */
const UNKNOWN = 0.5;

/** A product of the shop, with the words of its name and of its options. */
export interface NamedShopGoods {
  readonly goods: ShopGoods;
  readonly tokens: readonly string[];
  readonly optionTokens: ReadonlySet<string>;
}

/** How alike two are. */
export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  /**
   * Whether nothing speaks against their being one, but for another pair that is as good: the same
   * words in the same order, as one word more or less is often another size, colour or model.
   */
  readonly isSure: boolean;
  readonly reasons: readonly AdoptionReason[];
}

/** The words of a name by which side has them. */
interface Words {
  readonly shared: number;
  readonly erpOnly: readonly string[];
  readonly shopOnly: readonly string[];
  readonly hasTypos: boolean;
}

/**
 * How alike a product of the ERP and one of the shop are, by their names, prices and options; null
 * for two that are too different to be offered, or that differ in a size, a power or a model.
 */
export function likenessOf(
  erp: NamedGoods,
  shop: NamedShopGoods,
  index: NameIndex,
): Likeness | null {
  const words = compareWords(erp.tokens, shop.tokens, index);
  if (words.erpOnly.some(isExact) && words.shopOnly.some(isExact)) return null;
  const missing = weightOf([...words.erpOnly, ...words.shopOnly], index);
  const name = words.shared === 0 ? 0 : words.shared / (words.shared + missing);
  const price = priceLikeness(erp.goods.price, shop.goods.price);
  const options = optionLikeness(erp.optionTokens(), shop.optionTokens);
  const score = OF_NAME * name + OF_PRICE * (price ?? UNKNOWN) + OF_OPTIONS * (options ?? UNKNOWN);
  if (score < OFFERED) return null;
  const reasons = reasonsAgainst(erp, shop, price);
  const isSame = words.erpOnly.length + words.shopOnly.length === 0 && !words.hasTypos;
  const isSure =
    score >= SURE &&
    isSame &&
    index.countOf(erp.tokens) <= CROWD &&
    (price === null || price >= LEAST_PRICE) &&
    !reasons.some((reason) => reason === 'gtin_differs' || reason === 'type_differs') &&
    (!reasons.includes('sku_differs') || index.countOf(erp.tokens) === 1) &&
    isSameOrder(erp.goods.name, shop.goods.name);
  return { score: Math.round(score * 1_000) / 1_000, isSure, reasons };
}

/** Whether the names alone of two have next to nothing in common, slips of the pen forgiven. */
export function areNamesApart(erpName: string, shopName: string): boolean {
  const [erp, shop] = [new Set(nameTokens(erpName)), new Set(nameTokens(shopName))];
  const isShared = (token: string): boolean =>
    shop.has(token) ||
    (token.length >= SHORTEST_TYPO && [...shop].some((one) => isOneSlipApart(token, one)));
  return [...erp].filter(isShared).length < 0.2 * Math.min(erp.size, shop.size);
}

/** Whether two GTINs are those of different articles. */
export function areGtinsApart(erp: string, shop: string): boolean {
  const [one, other] = [gtinKey(erp), gtinKey(shop)];
  return one !== '' && other !== '' && one !== other;
}

function compareWords(erp: readonly string[], shop: readonly string[], index: NameIndex): Words {
  const shopOnly = [...shop];
  const erpOnly: string[] = [];
  let shared = 0;
  for (const token of erp) {
    const at = shopOnly.indexOf(token);
    if (at < 0) erpOnly.push(token);
    else {
      shopOnly.splice(at, 1);
      shared += index.weightOf(token);
    }
  }
  const left: string[] = [];
  for (const token of erpOnly) {
    const at = shopOnly.findIndex((one) => isTypo(token, one, index));
    if (at < 0) left.push(token);
    else {
      shopOnly.splice(at, 1);
      shared += TYPO * index.weightOf(token);
    }
  }
  return { shared, erpOnly: left, shopOnly, hasTypos: left.length < erpOnly.length };
}

/** A word that some product of the ERP has is another word, and no slip. */
function isTypo(meant: string, written: string, index: NameIndex): boolean {
  return (
    meant.length >= SHORTEST_TYPO &&
    !isExact(meant) &&
    !isExact(written) &&
    !index.knows(written) &&
    isOneSlipApart(meant, written)
  );
}

function weightOf(tokens: readonly string[], index: NameIndex): number {
  return tokens.reduce((sum, token) => sum + index.weightOf(token), 0);
}

/** 1 for the same, less the further apart they are; null where one of both has none. */
function priceLikeness(erp: string, shop: string): number | null {
  const [one, other] = [Number(erp), Number(shop)];
  if (!(one > 0) || !(other > 0)) return null;
  const apart = Math.abs(one - other) / Math.max(one, other);
  if (apart < 0.0001) return 1;
  if (apart <= 0.0501) return 0.6;
  return apart <= 0.15 ? 0.3 : 0;
}

/** How much of the fewer options the other side has; null where one of both has none. */
function optionLikeness(erp: ReadonlySet<string>, shop: ReadonlySet<string>): number | null {
  if (erp.size === 0 || shop.size === 0) return null;
  let shared = 0;
  for (const token of erp) if (shop.has(token)) shared += 1;
  return shared / Math.min(erp.size, shop.size);
}

function reasonsAgainst(
  { goods: erp }: NamedGoods,
  { goods: shop }: NamedShopGoods,
  price: number | null,
): AdoptionReason[] {
  return [
    ...(areGtinsApart(erp.gtin, shop.gtin) ? ['gtin_differs' as const] : []),
    ...(areSkusApart(erp.sku, shop.sku) ? ['sku_differs' as const] : []),
    ...(erp.isVariable === (shop.type === 'variable') ? [] : ['type_differs' as const]),
    ...(price === null || price === 1 ? [] : ['price_differs' as const]),
  ];
}

/** Whether two have SKUs that the shop tells apart. */
export function areSkusApart(erp: string, shop: string): boolean {
  return erp !== '' && shop !== '' && foldedSku(erp) !== foldedSku(shop);
}
