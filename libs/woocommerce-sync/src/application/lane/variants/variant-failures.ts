import type { CatalogVariant } from '../../../domain/catalog/catalog-product';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import { namedReasons, variantReason } from '../../planning/named-reasons';
import type { DeliveryRecord } from '../delivery-record';
import { openOf, type ClaimedProduct } from '../products/claimed-product';

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
        claimed.problems.set(`variants.${group}`, variantReason(variant, message));
    }
    for (const item of openOf(claimed)) {
      const own = this.failures.filter(({ groups }) =>
        groups.some((group) => item.fieldGroups.includes(group)),
      );
      const [first] = own;
      if (first === undefined) continue;
      const message = namedReasons(own.map((one) => variantReason(one.variant, one.message)));
      record.fail(
        [item],
        { code: first.code, message },
        own.every(({ retryable }) => retryable),
      );
    }
  }
}
