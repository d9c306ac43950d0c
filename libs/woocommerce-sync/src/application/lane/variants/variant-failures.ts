import type { CatalogVariant } from '../../../domain/catalog/catalog-product';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import type { DeliveryRecord } from '../delivery-record';
import { openOf, type ClaimedProduct } from '../products/claimed-product';

/** Variants named in one reason. */
const MOST_NAMED = 5;

interface VariantFailure extends FailureReason {
  readonly variant: Pick<CatalogVariant, 'id' | 'sku'>;
  readonly groups: readonly FieldGroup[];
  readonly retryable: boolean;
}

/**
 * Collects what went wrong with single variants of one product, so that its items can say all of
 * it.
 */
export class VariantFailures {
  private readonly failures: VariantFailure[] = [];

  /** Records one variant's failure in these groups. */
  add(
    variant: Pick<CatalogVariant, 'id' | 'sku'>,
    groups: readonly FieldGroup[],
    { code, message }: FailureReason,
    retryable: boolean,
  ): void {
    this.failures.push({ variant, groups, code, message, retryable });
  }

  /**
   * Fails the product's items that wanted something of what failed; tried again where all of it may
   * pass.
   */
  record(record: DeliveryRecord, claimed: ClaimedProduct): void {
    for (const { variant, groups, message } of this.failures) {
      for (const group of groups)
        claimed.problems.set(`variants.${group}`, nameOf(variant, message));
    }
    for (const item of openOf(claimed)) {
      const own = this.failures.filter(({ groups }) =>
        groups.some((group) => item.fieldGroups.includes(group)),
      );
      const [first] = own;
      if (first === undefined) continue;
      const named = own
        .slice(0, MOST_NAMED)
        .map(({ variant, message }) => nameOf(variant, message));
      const more = own.length > MOST_NAMED ? [`and ${own.length - MOST_NAMED} more`] : [];
      const message = [...named, ...more].join('; ');
      record.fail(
        [item],
        { code: first.code, message },
        own.every(({ retryable }) => retryable),
      );
    }
  }
}

function nameOf({ id, sku }: VariantFailure['variant'], message: string): string {
  return `variant ${id} (${sku}): ${message}`;
}
