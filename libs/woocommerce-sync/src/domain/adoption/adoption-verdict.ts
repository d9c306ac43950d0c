import { isAdoptable, type AdoptionCandidate, type AdoptionDecision } from './adoption-pair';
import type { AdoptionPair } from './adoption-pair.repository';

/** Why a decision cannot hold for a pair. */
export type AdoptionRefusal =
  /** It was adopted; that stays. */
  | 'ALREADY_ADOPTED'
  /** There is no product of the ERP in it. */
  | 'NO_ERP_PRODUCT'
  /** There is no product of the shop in it. */
  | 'NO_SHOP_PRODUCT'
  /** It is ambiguous or doubled, and no product of the shop was named. */
  | 'SHOP_PRODUCT_NOT_NAMED'
  /** The one that was named is not in it. */
  | 'SHOP_PRODUCT_NOT_OF_PAIR'
  /** WooCommerce keeps it as a kind that the sync does not write. */
  | 'SHOP_PRODUCT_OF_OTHER_TYPE'
  /** It is a variation of another product, or no variation. */
  | 'UNDER_ANOTHER_PRODUCT'
  /** The shop has its SKU or GTIN, and takes none a second time. */
  | 'CODE_TAKEN'
  /** One of both has another by now. */
  | 'MAPPED_ELSEWHERE'
  /** A variant whose product was not adopted. */
  | 'PARENT_NOT_ADOPTED';

/**
 * What a decision means for a pair: products of the shop that it is about, or why it cannot hold.
 */
export type AdoptionVerdict =
  | {
      readonly kind: 'holds';
      readonly targets: readonly AdoptionCandidate[];
      /** It only takes these away: whether it is one of the others is still to be decided. */
      readonly staysOpen: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: AdoptionRefusal };

/**
 * What a decision means for one pair, as far as the pair itself tells.
 * @param storeProductId the product of the shop that is meant, where there are several; else null
 */
export function judge(
  pair: AdoptionPair,
  decision: AdoptionDecision,
  storeProductId: number | null,
): AdoptionVerdict {
  if (pair.decision === 'adopt') return refused('ALREADY_ADOPTED');
  const all = pair.shop === null ? pair.candidates : [pair.shop];
  const named = all.filter((one) => one.storeProductId === storeProductId);
  if (storeProductId !== null && named.length === 0) return refused('SHOP_PRODUCT_NOT_OF_PAIR');
  const targets = storeProductId === null ? all : named;
  switch (decision) {
    case 'adopt':
      if (storeProductId === null && targets.length > 0 && isOpen(pair))
        return refused('SHOP_PRODUCT_NOT_NAMED');
      return judgeAdoption(pair, targets);
    case 'create':
      if (pair.erp === null) return refused('NO_ERP_PRODUCT');
      return hasCode(pair) ? refused('CODE_TAKEN') : holds(all);
    case 'foreign':
      if (targets.length === 0) return refused('NO_SHOP_PRODUCT');
      return holds(targets, targets.length < all.length && pair.decision !== 'foreign');
    case 'leave':
      return holds(all);
  }
}

function judgeAdoption(
  { erp }: AdoptionPair,
  targets: readonly AdoptionCandidate[],
): AdoptionVerdict {
  const [target, second] = targets;
  if (erp === null) return refused('NO_ERP_PRODUCT');
  if (target === undefined) return refused('NO_SHOP_PRODUCT');
  if (second !== undefined) return refused('SHOP_PRODUCT_NOT_NAMED');
  if (!isAdoptable(target)) return refused('SHOP_PRODUCT_OF_OTHER_TYPE');
  if ((erp.variantId === null) !== (target.parentId === 0)) return refused('UNDER_ANOTHER_PRODUCT');
  return holds(targets);
}

/** Whether a person has to look at the pair itself: no group of such is adopted as a whole. */
function isOpen({ group }: AdoptionPair): boolean {
  return group === 'ambiguous' || group === 'duplicate';
}

/** Whether the shop would refuse to make the ERP's product beside what the pair found. */
function hasCode({ matchedBy, shop, candidates }: AdoptionPair): boolean {
  const isByCode = matchedBy === 'sku' || matchedBy === 'gtin';
  return isByCode && (shop !== null || candidates.length > 0);
}

function holds(targets: readonly AdoptionCandidate[], staysOpen = false): AdoptionVerdict {
  return { kind: 'holds', targets, staysOpen };
}

function refused(refusal: AdoptionRefusal): AdoptionVerdict {
  return { kind: 'refused', refusal };
}
