import { Injectable } from '@nestjs/common';
import { FIELD_GROUPS } from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { ShopHealth } from '../../ports/shop/shop-health.port';
import type { ShopProducts } from '../../ports/shop/shop-products.port';
import type { RefusedDeletion } from '../../ports/shop/shop-variations.port';
import type { StoreClient } from '../../ports/store-client.port';
import { faultOfTheShop } from '../sending/fault-of-the-shop';
import type { DeliveryRecord } from '../delivery-record';
import { ManualOffers } from '../sending/manual-offers';
import { openOf } from '../products/claimed-product';
import { NOTHING_SENT, type SendingReport } from '../sending/batch-sender';
import { identitiesOf } from '../products/product-sending';
import { RecordedCall, type Recorded } from '../recorded-call';
import { ReusedIds } from '../products/reused-ids';
import { SecondTries, type TriedReport } from '../sending/second-tries';
import { VariantAdoption } from './variant-adoption';
import type { VariantFamily } from './variant-family';
import { recordVariant, countsForAny } from './variant-results';
import { VariationCapability } from './variation-capability';

/**
 * Brings the variants of many products to the shop, after the products: variations of all of them
 * share calls.
 */
@Injectable()
export class VariantDelivery {
  constructor(
    private readonly adoption: VariantAdoption,
    private readonly offers: ManualOffers,
    private readonly capability: VariationCapability,
    private readonly tries: SecondTries,
    private readonly recorded: RecordedCall,
    private readonly reused: ReusedIds,
  ) {}

  /**
   * Delivers the families and records the items that a variant's failure hurts; the others stay
   * open. With more to come or beside it, the last families are left for the next delivery rather
   * than sent in a call that is not full. Answers the shop's fault that ended it early: then the
   * items of families that were not finished are let go.
   */
  async deliver(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
  ): Promise<WooCommerceError | null> {
    await this.adoption.adopt(record, store, families);
    const writes = new Map(
      families.flatMap((family) => family.productWrites()).map((write) => [write.productId, write]),
    );
    await this.keepOffers(record, store, families, writes);

    const delivered = await this.sendVariations(record, store, families, writes);
    const { fault: hidingFault, hidden } = await this.hideForAny(record, store, writes, delivered);
    const report = { ...delivered, fault: delivered.fault ?? hidingFault };
    await this.reused.release(record, writes, report);
    const there: VariantFamily[] = [];
    for (const family of families) {
      if (report.fault === null && (await this.isOrphaned(store.products, family, report))) {
        forgetProduct(record, family);
        continue;
      }
      for (const { variant } of family.writes) {
        const write = writes.get(variant.id);
        if (write === undefined || report.left.has(variant.id)) continue;
        const result = report.results.get(variant.id);
        const leftOut = report.leftOut.get(variant.id) ?? [];
        recordVariant(record, family, variant, write, {
          result,
          leftOut,
          isHidden: hidden.has(variant.id),
        });
      }
      there.push(family);
    }
    const { fault, kept } = await this.removeAll(record, store, there, report.fault);
    for (const family of there) recordItems(record, family, { ...report, fault, kept });
    return fault;
  }

  /**
   * Deletes what the ERP has no more, unless the shop is unwell; answers the families that still
   * have it, and why.
   */
  private async removeAll(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
    fault: WooCommerceError | null,
  ): Promise<{ fault: WooCommerceError | null; kept: ReadonlySet<VariantFamily> }> {
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

  private async keepOffers(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
    writes: Map<string, ProductWrite>,
  ): Promise<void> {
    const members = families.flatMap((family) =>
      family.writes.map(({ variant }) => ({ family, variant })),
    );
    const mappings = new Map(
      members.map(({ family, variant }) => [variant.id, family.mappingOf(variant.id) ?? null]),
    );
    const skus = new Map(members.map(({ variant }) => [variant.id, variant.sku]));
    const { storeId } = record.delivery;
    const unread = await this.offers.keep(
      storeId,
      store,
      mappings,
      writes,
      (id) => skus.get(id) ?? null,
    );
    for (const { family, variant } of members) {
      const reason = unread.get(variant.id);
      if (reason === undefined) continue;
      family.failures.add(variant, [reason.group], reason, reason.retryable);
      family.mappingOf(variant.id)?.noteProblems([], new Map([[reason.group, reason.message]]));
    }
  }

  private async sendVariations(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
    writes: Map<string, ProductWrite>,
  ): Promise<TriedReport> {
    if (writes.size === 0) return { ...NOTHING_SENT, leftOut: new Map(), replaced: new Set() };
    const together = await this.capability.writesManyParents(record, store.variations, [
      ...writes.values(),
    ]);
    const { more, beside } = record.delivery;
    const mayLeave = together && (more || beside > 0);
    const present = new Map(families.flatMap(({ claimed }) => [...identitiesOf(claimed)]));
    return this.tries.deliver(store, record, writes, present, {
      oneParentPerCall: !together,
      mayLeave,
      isEnd: true,
    });
  }

  /**
   * Makes variations private that lost their option, so that nobody buys them in the place of
   * others. Answers those that the shop shows to be private, and its fault where it was not well.
   */
  private async hideForAny(
    record: DeliveryRecord,
    store: StoreClient,
    writes: ReadonlyMap<string, ProductWrite>,
    report: TriedReport,
  ): Promise<{ fault: WooCommerceError | null; hidden: ReadonlySet<string> }> {
    const hiding = new Map<string, ProductWrite>();
    for (const [id, { productId, version, parent }] of writes) {
      const result = report.results.get(id);
      if (parent === undefined || result?.kind !== 'written' || !countsForAny(result)) continue;
      const { storeProductId } = result;
      const fields = { status: 'private' } as const;
      hiding.set(id, { kind: 'update', productId, version, storeProductId, parent, fields });
    }
    if (hiding.size === 0) return { fault: null, hidden: new Set() };
    const { fault, results } = await this.tries.deliver(store, record, hiding, new Map(), {
      oneParentPerCall: true,
    });
    const hidden = [...hiding.keys()].filter((id) => {
      const result = results.get(id);
      return result?.kind === 'written' && result.shownStatus === 'private';
    });
    return { fault, hidden: new Set(hidden) };
  }

  /** Whether variations were not taken because somebody has deleted their product in the shop. */
  private async isOrphaned(
    products: ShopProducts,
    { parent, writes }: VariantFamily,
    { results }: SendingReport,
  ): Promise<boolean> {
    const refusals = writes.flatMap(({ variant }) => {
      const result = results.get(variant.id);
      return result?.kind === 'refused' ? [result.refusal] : [];
    });
    // Without the product an update finds no variation, and a create crashes the call (fact 20).
    const mayBe = refusals.some(({ reason, code }) => reason === 'gone' || code === 'CALL_REFUSED');
    return mayBe && (await products.findById(parent.wooCommerceProductId)) === null;
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
    const kept = await this.refusedDeletions(store.health, variationIds, () =>
      this.recorded.make(
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
    shop: ShopHealth,
    variationIds: readonly number[],
    call: () => Promise<Recorded<readonly RefusedDeletion[]>>,
  ): Promise<ReadonlyMap<number, string>> {
    try {
      const { answer } = await call();
      return new Map(answer.map(({ variationId, refusal }) => [variationId, refusal.message]));
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      const fault = await faultOfTheShop(shop, error);
      if (fault !== null) throw fault;
      return new Map(variationIds.map((id) => [id, error.message]));
    }
  }
}

// Whoever deletes a product in the shop deletes its variations. The next try looks for the SKU, and
// makes all anew if need be.
function forgetProduct(record: DeliveryRecord, { parent, claimed }: VariantFamily): void {
  for (const variantId of claimed.family.keys()) record.forget(variantId);
  claimed.family.clear();
  record.forget(parent.internalProductId);
  const message = `The shop has no product ${parent.wooCommerceProductId} any more`;
  record.fail(openOf(claimed), { code: 'PRODUCT_GONE', message }, true);
}

/**
 * What a delivery's calls came to, and the families that still have variations which they should
 * have lost.
 */
interface FamilyReport extends SendingReport {
  readonly kept: ReadonlySet<VariantFamily>;
}

function recordItems(
  record: DeliveryRecord,
  family: VariantFamily,
  { fault, results, inDoubt, suspects, left, kept }: FamilyReport,
): void {
  const { claimed, writes, failures } = family;
  const ids = writes.map(({ variant }) => variant.id);
  if (ids.some((id) => inDoubt.has(id))) record.doubt(openOf(claimed));
  if (ids.some((id) => left.has(id))) record.leave(openOf(claimed));
  else if (fault === null || (!kept.has(family) && ids.every((id) => results.has(id))))
    failures.record(record, claimed);
  else if (ids.some((id) => suspects.has(id))) record.setAside(openOf(claimed), fault);
  else record.release(openOf(claimed), fault, false);
}
