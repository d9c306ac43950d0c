import { foldedSku } from '../../catalog/sku';
import type { AdoptionReason, MatchedBy } from '../adoption-pair';
import { isForeign, type ErpGoods, type ErpVariantGoods, type ShopGoods } from '../goods';
import { gtinKey } from './gtin-key';
import { areGtinsApart, areSkusApart } from './likeness';
import { bagOf, nameParts } from './name-tokens';
import type { PairedProduct, Pairing } from './pairing';
import type { ShopIndex } from './shop-index';

/** Pairs variants with the variations of their products: by mapping, SKU, GTIN, then by options. */
export function matchVariants(
  shop: ShopIndex,
  mappings: ReadonlyMap<string, number>,
  foreign: ReadonlySet<number>,
  pairing: Pairing,
): void {
  for (const pair of [...pairing.products])
    if (pair.erp.isVariable) new FamilyMatch(pair, shop, mappings, foreign, pairing).run();
}

/**
 * Tells of variants whose SKU is under another product of the shop than theirs is, or in it without
 * theirs.
 */
export function tellStrayVariants(
  erp: readonly ErpGoods[],
  shop: ShopIndex,
  foreign: ReadonlySet<number>,
  pairing: Pairing,
): void {
  for (const goods of erp)
    for (const variant of goods.variants) {
      const all = variant.sku === '' ? [] : shop.withSku(variant.sku);
      const found = all.find((one) => !isForeign(one, foreign));
      if (pairing.hasErp(variant.id) || all.length === 0) continue;
      if (found === undefined) {
        const only = { group: 'erp_only', matchedBy: null, score: 0 } as const;
        pairing.pairVariant(goods, variant, null, { ...only, reasons: ['sku_of_foreign'] });
        continue;
      }
      if (pairing.hasShop(found.storeProductId)) continue;
      pairing.pairVariant(goods, variant, found, {
        group: 'other_parent',
        matchedBy: 'sku',
        score: 1,
        reasons: ['under_another_product'],
      });
    }
}

/** The variants of one pair of products. */
class FamilyMatch {
  private readonly variations: readonly ShopGoods[];

  constructor(
    private readonly pair: PairedProduct,
    private readonly shop: ShopIndex,
    private readonly mappings: ReadonlyMap<string, number>,
    foreign: ReadonlySet<number>,
    private readonly pairing: Pairing,
  ) {
    const all = shop.variationsOf(pair.shop.storeProductId);
    this.variations = all.filter(({ storeProductId }) => !foreign.has(storeProductId));
  }

  run(): void {
    for (const variant of this.pair.erp.variants) {
      const mapped = this.mappings.get(variant.id);
      const found = this.free().find(({ storeProductId }) => storeProductId === mapped);
      if (found !== undefined) this.take(variant, found, 'mapping');
    }
    this.byKey('sku', ({ sku }) => foldedSku(sku));
    this.byKey('gtin', ({ gtin }) => gtinKey(gtin));
    this.byKey('options', optionsKey, true);
    this.leaveOthers();
  }

  /** Where both sides have some left nobody but a person knows which of them are the same. */
  private leaveOthers(): void {
    const free = this.free();
    for (const variant of this.open()) {
      if (this.isElsewhere(variant)) continue;
      if (free.length === 0) this.leave(variant);
      else this.pairing.severalVariations(this.pair.erp, variant, free);
    }
    for (const one of this.free()) this.pairing.shopOnly(one);
  }

  private free(): readonly ShopGoods[] {
    return this.variations.filter((one) => !this.pairing.hasShop(one.storeProductId));
  }

  private open(): readonly ErpVariantGoods[] {
    return this.pair.erp.variants.filter(({ id }) => !this.pairing.hasErp(id));
  }

  /** Pairs what one of each side alone has. */
  private byKey(
    matchedBy: MatchedBy,
    keyOf: (one: Pick<ShopGoods, 'sku' | 'gtin' | 'options'>) => string,
    isByOptions = false,
  ): void {
    const [open, free] = [uniqueBy(this.open(), keyOf), uniqueBy(this.free(), keyOf)];
    for (const [key, variant] of open) {
      const found = free.get(key);
      // What has its SKU elsewhere is told of there, whatever is like it here.
      if (found === undefined) continue;
      if (isByOptions && (this.isElsewhere(variant) || areGtinsApart(variant.gtin, found.gtin)))
        continue;
      this.take(variant, found, matchedBy);
    }
  }

  private isElsewhere({ sku }: ErpVariantGoods): boolean {
    if (sku === '') return false;
    const { storeProductId } = this.pair.shop;
    return this.shop
      .withSku(sku)
      .some((one) => one.parentId !== storeProductId && one.storeProductId !== storeProductId);
  }

  private take(variant: ErpVariantGoods, shop: ShopGoods, matchedBy: MatchedBy): void {
    const { erp, group } = this.pair;
    const reasons: AdoptionReason[] = [
      ...(areSkusApart(variant.sku, shop.sku) ? ['sku_differs' as const] : []),
      ...(areGtinsApart(variant.gtin, shop.gtin) ? ['gtin_differs' as const] : []),
    ];
    this.pairing.pairVariant(erp, variant, shop, { group, matchedBy, score: 1, reasons });
  }

  private leave(variant: ErpVariantGoods): void {
    const only = { group: 'erp_only', matchedBy: null, score: 0 } as const;
    this.pairing.pairVariant(this.pair.erp, variant, null, only);
  }
}

/** Its options one by one, in the order of the attributes: 10 by 20 is not 20 by 10. */
function optionsKey({ options }: Pick<ShopGoods, 'options'>): string {
  const said = options.map((option) => bagOf(nameParts(option).flat()));
  return said.some((option) => option !== '') ? said.join('|') : '';
}

/** Those that no other has the key of; '' is no key. */
function uniqueBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  const doubled = new Set<string>(['']);
  for (const one of all) {
    const key = keyOf(one);
    if (found.has(key)) doubled.add(key);
    found.set(key, one);
  }
  for (const key of doubled) found.delete(key);
  return found;
}
