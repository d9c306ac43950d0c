import { Injectable } from '@nestjs/common';
import type { StoreClient } from '../../ports/store-client.port';
import type { PlannedVariants } from '../../planning/variant-plan';
import { UnmappedProducts } from '../adoption/unmapped-products';
import type { DeliveryRecord } from '../delivery-record';
import { Delivers, type DeliveryHandler } from '../running/delivery-handlers';
import { VariantDelivery } from '../variants/variant-delivery';
import { VariantFamily } from '../variants/variant-family';
import { recordProblems, type ClaimedProduct } from './claimed-product';
import { ProductEnding } from './product-ending';
import { ProductLoading, type LoadedProducts } from './product-loading';
import { ProductPlanning, type DeliveryPlan } from './product-planning';
import { ProductSending, type SentProducts } from './product-sending';

/**
 * Brings price, stock and details of many products to the shop, and of their variants: load, adopt,
 * plan, send, and then the variants.
 */
@Injectable()
@Delivers('product')
export class ProductDelivery implements DeliveryHandler {
  constructor(
    private readonly loading: ProductLoading,
    private readonly unmapped: UnmappedProducts,
    private readonly planning: ProductPlanning,
    private readonly sending: ProductSending,
    private readonly variants: VariantDelivery,
    private readonly ending: ProductEnding,
  ) {}

  /**
   * Delivers it and records every item. Throws what is no single item's fault; those items are
   * still open then.
   */
  async deliver(record: DeliveryRecord, store: StoreClient): Promise<void> {
    const loaded = await this.loading.load(record);
    try {
      await this.deliverProducts(record, store, loaded);
    } finally {
      for (const claimed of loaded.claimedProducts) recordProblems(record, claimed);
    }
  }

  private async deliverProducts(
    record: DeliveryRecord,
    store: StoreClient,
    { claimedProducts, gone, strays }: LoadedProducts,
  ): Promise<void> {
    await this.unmapped.takeIn(record, store, strays, claimedProducts);
    await this.unmapped.adopt(record, store, claimedProducts);
    const isNew = new Set(claimedProducts.filter(({ mapping }) => mapping === null));
    const plan = await this.planning.plan(record, store, claimedProducts, gone);
    const isEnd = [...plan.variants.values()].every(isIdle);
    const sent = await this.sending.send(record, store, claimedProducts, plan, { isEnd });
    // Taking one down may find that its id is another product's now.
    for (const claimed of claimedProducts)
      if (claimed.product.status === 'archived' && record.hasForgotten(claimed.product.id))
        claimed.unmap();

    const families = familiesOf(plan, sent, isNew);
    const end = (claimed: ClaimedProduct, variantsWritten: boolean): Promise<void> =>
      this.ending.end(record, claimed, {
        isNew: isNew.has(claimed),
        written: sent.written.has(claimed.product.id),
        variantsWritten,
      });
    for (const claimed of claimedProducts) if (!families.has(claimed)) await end(claimed, false);
    // Variations that are still to be written go back to wait with their product.
    if (sent.fault !== null) throw sent.fault;
    if (families.size === 0) return;
    const fault = await this.variants.deliver(record, store, [...families.values()]);
    for (const [claimed, { planned, removed }] of families)
      await end(claimed, planned.writes.length > 0 || removed.length > 0);
    if (fault !== null) throw fault;
  }
}

/**
 * The products whose variants have something to be done: those that are in the shop, and right
 * there.
 */
function familiesOf(
  plan: DeliveryPlan,
  { refused }: SentProducts,
  isNew: ReadonlySet<ClaimedProduct>,
): Map<ClaimedProduct, VariantFamily> {
  const families = new Map<ClaimedProduct, VariantFamily>();
  for (const [claimed, planned] of plan.variants) {
    const { mapping } = claimed;
    if (mapping === null || isIdle(planned) || refused.has(claimed)) continue;
    families.set(claimed, new VariantFamily(claimed, mapping, planned, isNew.has(claimed)));
  }
  return families;
}

/** Whether nothing is to be done with a product's variants. */
function isIdle({ writes, removed, rejected, strays }: PlannedVariants): boolean {
  return [writes, removed, rejected, strays].every(({ length }) => length === 0);
}
