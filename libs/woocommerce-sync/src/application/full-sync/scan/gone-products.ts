/**
 * With more of the shop's products missing than this share, the ERP is more likely broken than the
 * products gone.
 */
const MOST_GONE = 0.2;
/** Fewer than this may always go. */
const FEW_GONE = 20;

/** How many products of the shop the ERP listed, and how many it did not. */
export interface SeenProducts {
  readonly seen: number;
  readonly unseen: number;
}

/**
 * Why products that the ERP does not list stay in the shop, for the operator; null where they are
 * taken down.
 */
export function reasonToKeep({ seen, unseen }: SeenProducts): string | null {
  if (mayGo(unseen, seen + unseen)) return null;
  return `${unseen} of the shop's ${seen + unseen} products are not in the ERP. That is more than a fifth, so none is taken down`;
}

/**
 * How many products that the shop shows a scan met, and how many of them its store does not sell.
 */
export interface UnsoldProducts {
  readonly seen: number;
  readonly unsold: number;
}

/**
 * Why products that a store does not sell any more stay in its shop, for the operator; null where
 * they leave. So an ERP that has lost a field for a night does not empty a shop.
 */
export function reasonToKeepUnsold({ seen, unsold }: UnsoldProducts): string | null {
  if (mayGo(unsold, seen)) return null;
  return `PRODUCT_FILTER leaves out ${unsold} of ${seen} products that the shop shows. That is more than a fifth, so none of them is taken down or hidden. Where that is meant, accept a plan of the store's rules, or force a full sync`;
}

function mayGo(count: number, all: number): boolean {
  return count <= FEW_GONE || count <= all * MOST_GONE;
}
