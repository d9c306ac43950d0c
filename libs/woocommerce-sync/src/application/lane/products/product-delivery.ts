import { Injectable } from '@nestjs/common';
import type { SyncOutcome } from '../../../domain/ledger/sync-item';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { ProductLoading } from './product-loading';
import { Delivers, type DeliveryHandler } from '../running/delivery-handlers';
import type { DeliveryRecord } from '../delivery-record';
import { askForImages } from '../pictures/image-request';
import { Isolation } from '../isolation';
import { recordProblems, openOf, type GoneProduct, type ClaimedProduct } from './claimed-product';
import { UnmappedProducts } from './unmapped-products';
import { ProductPlanning, type DeliveryPlan } from './product-planning';
import { ProductSending } from './product-sending';
import { TakeDown, type TakeDownSubject } from './take-down';
import { VariantFamily } from '../variants/variant-family';
import { VariantDelivery } from '../variants/variant-delivery';
import type { PlannedVariants } from '../../planning/variant-plan';

/**
 * Brings price, stock and details of many products to the shop, and of their variants: load, adopt,
 * plan, send, record.
 */
@Injectable()
@Delivers('product')
export class ProductDelivery implements DeliveryHandler {
  constructor(
    private readonly loading: ProductLoading,
    private readonly unmapped: UnmappedProducts,
    private readonly planning: ProductPlanning,
    private readonly takeDown: TakeDown,
    private readonly sending: ProductSending,
    private readonly variants: VariantDelivery,
    private readonly policy: StorePolicy,
    private readonly isolation: Isolation,
  ) {}

  /**
   * Delivers it and records every item. Throws what is no single item's fault; those items are
   * still open then.
   */
  async deliver(record: DeliveryRecord, store: StoreClient): Promise<void> {
    const { claimedProducts, gone, strays } = await this.loading.load(record);
    await this.unmapped.takeIn(record, store, strays, claimedProducts);
    try {
      await this.deliverProducts(record, store, claimedProducts, gone);
    } finally {
      for (const claimed of claimedProducts) recordProblems(record, claimed);
    }
  }

  private async deliverProducts(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
    gone: readonly GoneProduct[],
  ): Promise<void> {
    await this.unmapped.adopt(record, store, claimedProducts);
    const plan = await this.planning.plan(record, store, claimedProducts);
    const subjects = [...gone.map(subjectOfGone), ...plan.takedowns.flatMap(subjectOf)];
    const takedowns = await this.takeDown.plan(record, store, subjects);
    const isNew = new Set(claimedProducts.filter(({ mapping }) => mapping === null));
    const { fault, refused } = await this.sending.send(
      record,
      store,
      claimedProducts,
      plan.writes,
      takedowns,
      {
        isEnd: [...plan.variants.values()].every(isIdle),
      },
    );
    for (const claimed of plan.takedowns)
      if (record.hasForgotten(claimed.product.id)) claimed.mapping = null;

    const ownership = this.policy.ownership(record.delivery.storeId);
    const end = (claimed: ClaimedProduct, variantsWritten = false): Promise<void> =>
      this.isolation.run(record, claimed, () => {
        const written = plan.writes.has(claimed.product.id);
        const withImages = ownership.sets('images', isNew.has(claimed));
        finish(record, claimed, { written, variantsWritten, withImages });
      });
    const families = familiesOf(plan, isNew, refused);
    for (const claimed of claimedProducts) {
      if (!families.has(claimed)) await end(claimed);
    }
    // Variations that are still to be written go back to wait with their product.
    if (fault !== null) throw fault;
    if (families.size === 0) return;
    const variantFault = await this.variants.deliver(record, store, [...families.values()]);
    for (const [claimed, { planned, removed }] of families) {
      await end(claimed, planned.writes.length > 0 || removed.length > 0);
    }
    if (variantFault !== null) throw variantFault;
  }
}

/** What is archived in the ERP; nothing where the shop has no such product. */
function subjectOf(claimed: ClaimedProduct): TakeDownSubject[] {
  const { product, mapping, family, problems } = claimed;
  if (mapping === null) return [];
  return [
    {
      productId: product.id,
      version: product.version,
      items: openOf(claimed),
      mapping,
      family,
      problems,
    },
  ];
}

/** What the ERP has no more. */
function subjectOfGone({ productId, items, mapping }: GoneProduct): TakeDownSubject {
  return { productId, version: 0, items, mapping, family: new Map(), problems: new Map() };
}

/**
 * The products whose variants have something to be done: those that are in the shop, and right
 * there.
 */
function familiesOf(
  plan: DeliveryPlan,
  isNew: ReadonlySet<ClaimedProduct>,
  refused: ReadonlySet<ClaimedProduct>,
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

/** What became of a claimed product that nothing has hurt. */
interface GoodEnd {
  readonly written: boolean;
  readonly variantsWritten: boolean;
  /** Whether its pictures are Cypher's to set. */
  readonly withImages: boolean;
}

/** Records the end of what nothing has hurt. */
function finish(
  record: DeliveryRecord,
  claimed: ClaimedProduct,
  { written, variantsWritten, withImages }: GoodEnd,
): void {
  const { product, mapping } = claimed;
  const left = openOf(claimed);
  if (left.length === 0) return;
  if (mapping !== null) {
    if (!written) mapping.confirmAsIs(product.version, record.now());
    record.keep(mapping);
    if (withImages) askForImages(record, claimed);
  }
  const outcome: SyncOutcome = written || variantsWritten ? 'synced' : 'skipped';
  record.complete(left, outcome, mapping?.wooCommerceProductId ?? null);
}
