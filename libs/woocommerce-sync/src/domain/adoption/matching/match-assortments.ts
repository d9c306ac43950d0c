import type { FoundPair } from '../adoption-pair';
import {
  matchByGtin,
  matchByMapping,
  matchBySku,
  matchByVariants,
  type ExactInput,
} from './exact-matches';
import { isTrashed, type ErpGoods, type ShopGoods } from '../goods';
import { matchByName } from './likely-matches';
import { Pairing } from './pairing';
import { ShopIndex } from './shop-index';
import { matchVariants, tellStrayVariants } from './variant-matches';

/** All that both sides have, and what is known of it already. */
export interface Assortments {
  readonly erp: readonly ErpGoods[];
  /** Products and variations. */
  readonly shop: readonly ShopGoods[];
  /** Ids in the shop by the ERP's ids, of products and variants. */
  readonly mappings: ReadonlyMap<string, number>;
  /** Products of the shop that an admin has said are not the ERP's. */
  readonly foreign: ReadonlySet<number>;
  /** Whether the shop's variations are in it; false where it does not list them. */
  readonly hasVariations: boolean;
}

/** The same at once. */
export function matchAssortments(assortments: Assortments): FoundPair[] {
  const steps = matching(assortments);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Which product of the shop is which of the ERP: by what is mapped, by SKU as WooCommerce compares
 * it, by GTIN, by variants, and at last by name. Every product of the ERP, and every one that the
 * shop shows, is in some pair; the order of either list changes nothing.
 */
export function* matching(assortments: Assortments): Generator<undefined, FoundPair[]> {
  const { mappings, foreign, hasVariations } = assortments;
  const erp = [...assortments.erp].sort((one, other) => (one.id < other.id ? -1 : 1));
  const goods = [...assortments.shop].sort(
    (one, other) => one.storeProductId - other.storeProductId,
  );
  const shop = new ShopIndex(goods);
  yield;
  const pairing = new Pairing();
  const input = { erp, shop, mappings, foreign };
  matchByMapping(input, pairing);
  matchBySku(input, pairing);
  yield;
  matchByGtin(input, pairing);
  matchByVariants(input, pairing);
  yield* matchByName(erp, shop, foreign, pairing);
  if (hasVariations) matchVariants(shop, mappings, foreign, pairing);
  tellStrayVariants(erp, shop, foreign, pairing);
  tellLeftovers(input, pairing);
  return pairing.found;
}

function tellLeftovers({ erp, shop, mappings, foreign }: ExactInput, pairing: Pairing): void {
  for (const one of erp) {
    if (pairing.hasErp(one.id)) continue;
    const isTaken =
      one.sku !== '' && shop.withSku(one.sku).some((it) => foreign.has(it.storeProductId));
    pairing.erpOnly(one, [
      ...(mappings.has(one.id) ? ['mapping_gone' as const] : []),
      ...(isTaken ? ['sku_of_foreign' as const] : []),
    ]);
  }
  for (const one of shop.products) {
    if (isTrashed(one) || pairing.hasShop(one.storeProductId)) continue;
    pairing.shopOnly(one, foreign.has(one.storeProductId) ? ['foreign'] : []);
  }
}
