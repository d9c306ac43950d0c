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
  if (unseen <= FEW_GONE || unseen <= (seen + unseen) * MOST_GONE) return null;
  return `${unseen} of the shop's ${seen + unseen} products are not in the ERP. That is more than a fifth, so none is taken down`;
}
