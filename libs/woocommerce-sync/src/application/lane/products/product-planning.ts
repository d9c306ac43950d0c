import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import type { StockOffer } from '../../../domain/stock/stock-offer';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { SyncError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { wishOf } from '../../planning/wish';
import { isWholeWanted } from '../../planning/confirmed-fields';
import { namesOf, planProduct, type ProductPlan } from '../../planning/product-plan';
import { StockOffers } from '../../stock/stock-offers';
import { staleReadMessage } from '../../planning/stale-read';
import type { PlannedVariants } from '../../planning/variant-plan';
import type { DeliveryRecord } from '../delivery-record';
import { noteProblem, openOf, type ClaimedProduct, type GoneProduct } from './claimed-product';
import { ProductReferences } from '../references/product-references';
import { identitiesOf, type PlannedSending } from './product-sending';
import { TakeDown, type TakeDownSubject } from './take-down';

/** What a delivery is to do. */
export interface DeliveryPlan extends PlannedSending {
  /** What is to be done about variants, after the products themselves. */
  readonly variants: ReadonlyMap<ClaimedProduct, PlannedVariants>;
}

/**
 * Plans a whole delivery: makes what its products refer to, holds each against the shop, and
 * fails what cannot be.
 */
@Injectable()
export class ProductPlanning {
  constructor(
    private readonly references: ProductReferences,
    private readonly takeDown: TakeDown,
    private readonly stock: StockOffers,
  ) {}

  /**
   * Plans for the open items; those that the ERP's data makes impossible are recorded as failed.
   * Throws faults of the shop.
   */
  async plan(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
    gone: readonly GoneProduct[],
  ): Promise<DeliveryPlan> {
    const loaded = claimedProducts.filter((claimed) => openOf(claimed).length > 0);
    const referred = await this.references.of(record, store, loaded);
    const stock = await this.stockOf(record, loaded);
    const references = { ...referred, stock };
    const writes = new Map<string, ProductWrite>();
    const variants = new Map<ClaimedProduct, PlannedVariants>();
    const archived: ClaimedProduct[] = [];
    for (const claimed of loaded) {
      const planned = planOne(record, claimed, references);
      if (planned.takedown) archived.push(claimed);
      if (planned.write !== null) writes.set(claimed.product.id, planned.write);
      variants.set(claimed, planned.variants);
    }
    const subjects = [...gone.map(subjectOfGone), ...archived.flatMap(subjectOf)];
    return { writes, variants, takedowns: await this.takeDown.plan(record, store, subjects) };
  }

  /** What the shop may offer of the products whose stock may be written. */
  private async stockOf(
    { delivery: { storeId, claimedAt } }: DeliveryRecord,
    loaded: readonly ClaimedProduct[],
  ): Promise<StockOffer> {
    const wanted = loaded.filter(mayWriteStock);
    const products = wanted.map(({ product }) => product);
    await this.stock.noteErp(storeId, products, claimedAt);
    const known = wanted.flatMap((claimed) =>
      [...identitiesOf(claimed)].map(
        ([id, { mapping }]) => [mapping.wooCommerceProductId, id] as const,
      ),
    );
    const ids = wanted.map(({ product }) => product.id);
    return this.stock.of(storeId, ids, { adopted: new Map(known) });
  }
}

/** Whether the stock of a product, or of a variant of it, may be written. */
function mayWriteStock(claimed: ClaimedProduct): boolean {
  return (
    isWholeWanted(claimed.product, claimed.mapping) ||
    claimed.product.variants.length > 0 ||
    openOf(claimed).some((item) => item.fieldGroups.includes('stock'))
  );
}

function planOne(
  record: DeliveryRecord,
  claimed: ClaimedProduct,
  references: ShopReferences,
): { write: ProductWrite | null; takedown: boolean; variants: PlannedVariants } {
  const { product, mapping, family } = claimed;
  const open = openOf(claimed);
  const { plan, rejected, variants } = planProduct(
    product,
    mapping,
    family,
    wishOf(open),
    references,
  );
  for (const [group, { message }] of rejected) noteProblem(claimed, [group], message);
  for (const item of open) {
    const reason = item.fieldGroups
      .map((group) => rejected.get(group))
      .find((error) => error !== undefined);
    if (reason !== undefined) record.failWith([item], reason);
  }
  if (plan.kind === 'stale-read') {
    for (const item of openOf(claimed)) {
      const reason = staleRead(item, product);
      record.failWith([item], reason);
      claimed.problems.set('product', reason.message);
    }
  }
  return { write: writeOf(product, plan), takedown: plan.kind === 'trash', variants };
}

/** The write that a plan comes to; null where it is none. */
function writeOf(product: CatalogProduct, plan: ProductPlan): ProductWrite | null {
  const subject = { productId: product.id, version: product.version, ...namesOf(product, plan) };
  if (plan.kind === 'create') return { kind: 'create', ...subject, fields: plan.fields };
  if (plan.kind !== 'update') return null;
  const { storeProductId, fields } = plan;
  return { kind: 'update', ...subject, storeProductId, fields };
}

function staleRead(item: SyncItem, product: CatalogProduct): SyncError {
  const message = staleReadMessage(product);
  return new SyncError(message, product.id, item.syncType, 'ERP_STALE_READ', true);
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
