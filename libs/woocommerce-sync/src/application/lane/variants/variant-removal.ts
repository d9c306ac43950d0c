import { Injectable } from '@nestjs/common';
import { FIELD_GROUPS } from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { RefusedDeletion } from '../../ports/shop/shop-variations.port';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import { AuditedCall, type CallAnswer } from '../audited-call';
import { faultOfTheShop } from '../../blame/whose-fault';
import type { VariantFamily } from './variant-family';

/** What became of variations that were to be deleted. */
export interface Removal {
  /** The shop's fault that ended it early. */
  readonly fault: WooCommerceError | null;
  /** The families that still have what they should have lost. */
  readonly kept: ReadonlySet<VariantFamily>;
}

/** Deletes the variations of variants that the ERP has no more. */
@Injectable()
export class VariantRemoval {
  constructor(private readonly calls: AuditedCall) {}

  /**
   * Deletes them for many families, one after the other, until the shop is unwell.
   * @param fault of the shop until now; with one nothing is deleted
   */
  async removeAll(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
    fault: WooCommerceError | null,
  ): Promise<Removal> {
    const waiting = new Set(families.filter(({ removed }) => removed.length > 0));
    if (fault !== null) return { fault, kept: waiting };
    try {
      for (const family of [...waiting]) {
        await this.remove(record, store, family);
        waiting.delete(family);
      }
      return { fault: null, kept: waiting };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return { fault: error, kept: waiting };
    }
  }

  private async remove(
    record: DeliveryRecord,
    store: StoreClient,
    family: VariantFamily,
  ): Promise<void> {
    const { parent, claimed } = family;
    const removed = family.removed.filter((mapping) => !this.isTakenOver(record, family, mapping));
    if (removed.length === 0) return;
    const variationIds = removed.map((mapping) => mapping.wooCommerceProductId);
    const { internalProductId: productId, wooCommerceProductId: storeProductId } = parent;
    const kept = await this.refusedDeletions(store, variationIds, () =>
      this.calls.make(
        record,
        {
          action: 'variations.delete',
          request: { productId, storeProductId, variationIds },
          doubts: [{ productId, groups: [] }],
        },
        () => store.variations.delete(storeProductId, variationIds),
      ),
    );
    for (const { internalProductId: id, wooCommerceProductId, confirmed } of removed) {
      const why = kept.get(wooCommerceProductId);
      if (why === undefined) {
        record.forget(id);
        claimed.family.delete(id);
      } else {
        const reason = {
          code: 'VARIANT_NOT_DELETED',
          message: `the shop does not delete it: ${why}`,
        };
        family.failures.add({ id, sku: confirmed.sku ?? 'no SKU' }, FIELD_GROUPS, reason, true);
      }
    }
  }

  /**
   * Whether another variant has adopted the variation, as when it came back under a new id: then it
   * stays.
   */
  private isTakenOver(
    record: DeliveryRecord,
    { claimed: { family } }: VariantFamily,
    { internalProductId: id, wooCommerceProductId }: ProductSyncMapping,
  ): boolean {
    const successor = [...family.values()].find(
      (other) =>
        other.internalProductId !== id && other.wooCommerceProductId === wooCommerceProductId,
    );
    if (successor === undefined) return false;
    record.forget(id);
    family.delete(id);
    return true;
  }

  /** Why the shop keeps which variations. Throws the shop's fault where it is not well. */
  private async refusedDeletions(
    store: StoreClient,
    variationIds: readonly number[],
    call: () => Promise<CallAnswer<readonly RefusedDeletion[]>>,
  ): Promise<ReadonlyMap<number, string>> {
    try {
      const { answer } = await call();
      return new Map(answer.map(({ variationId, refusal }) => [variationId, refusal.message]));
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      const fault = await faultOfTheShop(store.health, error);
      if (fault !== null) throw fault;
      return new Map(variationIds.map((id) => [id, error.message]));
    }
  }
}
