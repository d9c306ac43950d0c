import { Injectable } from '@nestjs/common';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { ReusedIds } from '../adoption/reused-ids';
import type { DeliveryRecord } from '../delivery-record';
import { identitiesOf } from '../products/product-sending';
import { NOTHING_TRIED, type TriedReport } from '../sending/second-tries';
import { StockSending } from '../stock/stock-sending';
import { ManualOffers } from '../shop-edits/manual-offers';
import { HiddenVariations } from './hidden-variations';
import type { VariantFamily } from './variant-family';
import { VariationCapability } from './variation-capability';

/** What became of the writes of many families. */
export interface SentVariants extends TriedReport {
  /** Variants whose variations lost their option, and are private now. */
  readonly hidden: ReadonlySet<string>;
}

/** Sends the variations of many products: those of all of them share calls where the shop can. */
@Injectable()
export class VariantSending {
  constructor(
    private readonly offers: ManualOffers,
    private readonly capability: VariationCapability,
    private readonly stock: StockSending,
    private readonly hiding: HiddenVariations,
    private readonly reused: ReusedIds,
  ) {}

  /**
   * Sends what the families want written. With more to come or beside it, the last ones are left
   * for the next delivery rather than sent in a call that is not full. Throws only what stands in
   * the way before the first write.
   */
  async send(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
  ): Promise<SentVariants> {
    const writes = await this.keepOffers(record, store, families);
    const sent = await this.sendAll(record, store, families, writes);
    const { fault, hidden } = await this.hiding.hide(record, store, sent);
    await this.reused.forgetFormerOwners(record, sent);
    return { ...sent, fault: sent.fault ?? fault, hidden };
  }

  /** The writes that let manual offers survive; what could not be read is noted as a failure. */
  private async keepOffers(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
  ): Promise<ReadonlyMap<string, ProductWrite>> {
    const members = families.flatMap((family) =>
      family.writes.map(({ variant }) => ({ family, variant })),
    );
    const mappings = new Map(
      members.map(({ family, variant }) => [variant.id, family.mappingOf(variant.id) ?? null]),
    );
    const skus = new Map(members.map(({ variant }) => [variant.id, variant.sku]));
    const { writes, leftOut } = await this.offers.keep(
      record.delivery.storeId,
      store,
      mappings,
      writesOf(families),
      (id) => skus.get(id) ?? null,
    );
    for (const { family, variant } of members) {
      for (const reason of leftOut.get(variant.id) ?? []) {
        family.failures.add(variant, [reason.group], reason, reason.retryable);
        family.mappingOf(variant.id)?.noteProblems([], new Map([[reason.group, reason.message]]));
      }
    }
    return writes;
  }

  private async sendAll(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
    writes: ReadonlyMap<string, ProductWrite>,
  ): Promise<TriedReport> {
    if (writes.size === 0) return NOTHING_TRIED;
    const together = await this.capability.writesManyParents(record, store.variations, [
      ...writes.values(),
    ]);
    const { more, beside } = record.delivery;
    const present = new Map(families.flatMap(({ claimed }) => [...identitiesOf(claimed)]));
    return this.stock.deliver(store, record, writes, present, {
      oneParentPerCall: !together,
      mayLeave: together && (more || beside > 0),
      isEnd: true,
    });
  }
}

function writesOf(families: readonly VariantFamily[]): ReadonlyMap<string, ProductWrite> {
  return new Map(
    families.flatMap((family) => family.productWrites()).map((write) => [write.productId, write]),
  );
}
