import {
  type AdoptionCandidate,
  type AdoptionErpSide,
  type AdoptionGroup,
  type AdoptionReason,
  type FoundPair,
  type MatchedBy,
} from '../adoption-pair';
import { isTrashed, type ErpGoods, type ErpVariantGoods, type ShopGoods } from '../goods';

/** What is said of a pair besides who it is. */
export interface Verdict {
  readonly group: AdoptionGroup;
  readonly matchedBy: MatchedBy | null;
  readonly score: number;
  readonly reasons?: readonly AdoptionReason[];
}

/** A product of the ERP and its product in the shop. */
export interface PairedProduct {
  readonly erp: ErpGoods;
  readonly shop: ShopGoods;
  readonly group: 'matched' | 'likely';
}

/** What was found so far; nothing of either side is one with two. */
export class Pairing {
  readonly found: FoundPair[] = [];
  /** Pairs of products, for their variants to follow. */
  readonly products: PairedProduct[] = [];
  private readonly erpIds = new Set<string>();
  private readonly shopIds = new Set<number>();

  /** Whether something was said of a product or variant of the ERP already. */
  hasErp(id: string): boolean {
    return this.erpIds.has(id);
  }

  /** The same of a product or variation of the shop. */
  hasShop(storeProductId: number): boolean {
    return this.shopIds.has(storeProductId);
  }

  /** They are one, or likely to be. */
  pair(erp: ErpGoods, shop: ShopGoods, verdict: Verdict & Pick<PairedProduct, 'group'>): void {
    const reasons = [...(verdict.reasons ?? []), ...(isTrashed(shop) ? ['in_trash' as const] : [])];
    this.add(sideOf(erp), [{ shop, score: verdict.score }], { ...verdict, reasons });
    this.products.push({ erp, shop, group: verdict.group });
  }

  /** A variant and its variation, or one that is elsewhere. */
  pairVariant(
    erp: ErpGoods,
    variant: ErpVariantGoods,
    shop: ShopGoods | null,
    verdict: Verdict,
  ): void {
    const candidates = shop === null ? [] : [{ shop, score: verdict.score }];
    this.add(variantSideOf(erp, variant), candidates, verdict);
  }

  /** The variant may be each of these variations of its product. */
  severalVariations(erp: ErpGoods, variant: ErpVariantGoods, shops: readonly ShopGoods[]): void {
    const candidates = shops.map((shop) => ({ shop, score: 0 }));
    const reasons = ['options_differ'] as const;
    const verdict = { group: 'ambiguous', matchedBy: null, score: 0, reasons } as const;
    this.add(variantSideOf(erp, variant), candidates, verdict, shops.length > 1);
  }

  /** The product of the ERP may be each of them; each may be in several such pairs. */
  several(
    erp: ErpGoods,
    shops: readonly { readonly shop: ShopGoods; readonly score: number }[],
    verdict: Omit<Verdict, 'score'>,
  ): void {
    this.add(sideOf(erp), shops, { ...verdict, score: shops[0]?.score ?? 0 }, shops.length > 1);
  }

  /** A second product of the shop for one of the ERP that has its own. */
  likeMatched(erp: ErpGoods, shop: ShopGoods, score: number): void {
    const reasons = ['like_a_matched_one'] as const;
    this.add(sideOf(erp), [{ shop, score }], {
      group: 'duplicate',
      matchedBy: 'name',
      score,
      reasons,
    });
  }

  /** It is spoken for, and nothing is said of it. */
  reserve({ storeProductId }: ShopGoods): void {
    this.shopIds.add(storeProductId);
  }

  /** Only the shop has it. */
  shopOnly(shop: ShopGoods, reasons: readonly AdoptionReason[] = []): void {
    this.shopIds.add(shop.storeProductId);
    const only = { group: 'shop_only', erp: null, candidates: [], matchedBy: null } as const;
    this.found.push({ ...only, shop: candidateOf(shop, 0), score: null, reasons });
  }

  /** Only the ERP has it. */
  erpOnly(erp: ErpGoods, reasons: readonly AdoptionReason[] = []): void {
    this.erpIds.add(erp.id);
    const only = { group: 'erp_only', shop: null, candidates: [], matchedBy: null } as const;
    this.found.push({ ...only, erp: sideOf(erp), score: null, reasons });
  }

  private add(
    erp: AdoptionErpSide,
    shops: readonly { readonly shop: ShopGoods; readonly score: number }[],
    { group, matchedBy, score, reasons = [] }: Verdict,
    areSeveral = false,
  ): void {
    this.erpIds.add(erp.variantId ?? erp.productId);
    for (const { shop } of shops) this.shopIds.add(shop.storeProductId);
    const candidates = shops.map((one) => candidateOf(one.shop, one.score));
    this.found.push({
      group,
      erp,
      shop: areSeveral ? null : (candidates[0] ?? null),
      candidates: areSeveral ? candidates : [],
      matchedBy,
      score: shops.length === 0 ? null : score,
      reasons,
    });
  }
}

/** Longest name that is kept, in characters: a shop takes one of any length. */
const LONGEST_NAME = 300;

function sideOf({ id, sku, name, price }: ErpGoods): AdoptionErpSide {
  return { productId: id, variantId: null, sku, name: name.slice(0, LONGEST_NAME), price };
}

function variantSideOf(
  { id, name }: ErpGoods,
  { id: variantId, sku, price, options }: ErpVariantGoods,
): AdoptionErpSide {
  const shown = [name, ...options].join(' – ').slice(0, LONGEST_NAME);
  return { productId: id, variantId, sku, name: shown, price };
}

function candidateOf(shop: ShopGoods, score: number): AdoptionCandidate {
  const { storeProductId, parentId, sku, price, type, status, hasImages } = shop;
  const shown = parentId === 0 ? shop.name : shop.options.join(', ');
  const name = shown.slice(0, LONGEST_NAME);
  return { storeProductId, parentId, sku, name, price, type, status, hasImages, score };
}
