import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { ClaimedProduct } from '../products/claimed-product';
import { VariantFailures } from './variant-failures';
import type { PlannedVariant, PlannedVariants } from '../../planning/variant-plan';
import type { StrayVariant } from '../../planning/variant-strays';

/**
 * A product that is in the shop, with what is to be done about its variants, and what went wrong
 * with them so far.
 */
export class VariantFamily {
  readonly failures = new VariantFailures();
  private readonly leftOut = new Set<string>();
  private readonly goneStrays: ProductSyncMapping[] = [];

  /**
   * @param isNew whether this delivery has made the product: then the shop cannot have variations
   * of it
   */
  constructor(
    readonly claimed: ClaimedProduct,
    readonly parent: ProductSyncMapping,
    readonly planned: PlannedVariants,
    readonly isNew: boolean,
  ) {
    for (const { variant, groups, reason } of planned.rejected) {
      this.failures.add(variant, groups, reason, reason.retryable);
    }
  }

  /** What is to be written, but for what was left out since. */
  get writes(): readonly PlannedVariant[] {
    return this.planned.writes.filter(({ variant }) => !this.leftOut.has(variant.id));
  }

  /** Of those, the ones that no variation is known for: to be made, unless the shop has them. */
  get unmapped(): readonly PlannedVariant[] {
    return this.writes.filter(({ variant }) => this.mappingOf(variant.id) === undefined);
  }

  /** Variations that have to go: the ERP has their variants no more. */
  get removed(): readonly ProductSyncMapping[] {
    return [...this.planned.removed, ...this.goneStrays];
  }

  /** Takes in a variation that was found to be a stray. */
  takeIn({ isGone }: StrayVariant, mapping: ProductSyncMapping): void {
    this.claimed.family.set(mapping.internalProductId, mapping);
    if (isGone) this.goneStrays.push(mapping);
  }

  /** Takes a variant out of what is to be written. */
  leaveOut(variantId: string): void {
    this.leftOut.add(variantId);
  }

  /** The mapping of one of its variants; undefined where the shop has none yet. */
  mappingOf(variantId: string): ProductSyncMapping | undefined {
    return this.claimed.family.get(variantId);
  }

  /** Its part of batch calls: updates of what the shop has, and creates. */
  productWrites(): ProductWrite[] {
    const { internalProductId: productId, wooCommerceProductId: storeProductId } = this.parent;
    return this.writes.map(({ variant, fields }) => {
      const { id, version } = variant;
      const subject = { productId: id, version, fields, parent: { productId, storeProductId } };
      const mapping = this.mappingOf(id);
      return mapping === undefined
        ? { kind: 'create', ...subject }
        : { kind: 'update', storeProductId: mapping.wooCommerceProductId, ...subject };
    });
  }
}

/** Fails a variant and leaves it out; `mayPass` where it may be written in a later try. */
export function refuse(
  family: VariantFamily,
  { variant, fields }: PlannedVariant,
  reason: FailureReason,
  mayPass = false,
): void {
  const groups = Object.keys(fields) as (keyof typeof fields)[];
  family.failures.add(variant, groups, reason, mayPass);
  family.leaveOut(variant.id);
}
