import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import type { Identified } from '../sending/handover-steps';
import { isLeftAsItIs } from '../../../domain/catalog/catalog-product';
import type { DeliveryRecord } from '../delivery-record';
import { Isolation } from './isolation';
import { ShopEdits } from '../shop-edits/shop-edits';
import { forgetReplaced, noteProblem, openOf, type ClaimedProduct } from './claimed-product';
import type { Sharing } from '../sending/batch-sender';
import { ProductResults } from './product-results';
import { ReusedIds } from '../adoption/reused-ids';
import { StockSending } from '../stock/stock-sending';
import type { LeftOut, TriedReport } from '../sending/second-tries';
import { TakeDown, type PlannedTakeDown } from './take-down';
import { doubtOf } from '../sending/written-fields';

/** What became of the products that were to be written. */
export interface SentProducts {
  /** The shop's fault that ended it early. */
  readonly fault: WooCommerceError | null;
  /** Products that the shop did not take, or that were not sent. */
  readonly refused: ReadonlySet<ClaimedProduct>;
  /** Products that were to be written, in the end; by the ERP's ids. */
  readonly written: ReadonlySet<string>;
}

/** What is to be sent, by product. */
export interface PlannedSending {
  /** Products to be created or updated. */
  readonly writes: ReadonlyMap<string, ProductWrite>;
  readonly takedowns: ReadonlyMap<string, PlannedTakeDown>;
}

/**
 * Sends what was planned for the products of a delivery, take-downs among it, and records what the
 * shop answered.
 */
@Injectable()
export class ProductSending {
  constructor(
    private readonly edits: ShopEdits,
    private readonly stock: StockSending,
    private readonly results: ProductResults,
    private readonly isolation: Isolation,
    private readonly reused: ReusedIds,
    private readonly takeDown: TakeDown,
  ) {}

  /**
   * Items that nothing has hurt stay open. Throws only what stands in the way before the first
   * write.
   */
  async send(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
    planned: PlannedSending,
    sharing: Sharing,
  ): Promise<SentProducts> {
    const { takedowns } = planned;
    if (planned.writes.size === 0 && takedowns.size === 0)
      return { fault: null, refused: new Set(), written: new Set() };
    const writes = await this.keepEdits(record, store, claimedProducts, planned.writes);
    const all = new Map([
      ...writes,
      ...[...takedowns].map(([id, { write }]) => [id, write] as const),
    ]);
    const present = presentOf(claimedProducts);
    const tried = await this.stock.deliver(store, record, all, present, sharing);
    const misdirected = await this.reused.forgetFormerOwners(record, tried);
    const report = { ...tried, replaced: new Set([...tried.replaced, ...misdirected]) };
    const sent = claimedProducts.filter(({ product: { id } }) => writes.has(id));
    for (const claimed of sent)
      await this.isolation.run(record, claimed, () =>
        this.recordResult(record, store, claimed, report),
      );
    for (const takedown of takedowns.values()) this.takeDown.record(record, takedown, report);
    const refused = sent.filter(
      ({ product: { id } }) => report.results.get(id)?.kind !== 'written',
    );
    return { fault: report.fault, refused: new Set(refused), written: new Set(writes.keys()) };
  }

  /** The writes that let what was set in the shop by hand survive. */
  private async keepEdits(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
    planned: ReadonlyMap<string, ProductWrite>,
  ): Promise<ReadonlyMap<string, ProductWrite>> {
    const { storeId } = record.delivery;
    const mappings = new Map(claimedProducts.map(({ product, mapping }) => [product.id, mapping]));
    const { writes, leftOut } = await this.edits.keep(storeId, store, mappings, planned);
    for (const claimed of claimedProducts)
      for (const reason of leftOut.get(claimed.product.id) ?? [])
        failLeftOut(record, claimed, reason);
    return writes;
  }

  private async recordResult(
    record: DeliveryRecord,
    store: StoreClient,
    claimed: ClaimedProduct,
    report: TriedReport,
  ): Promise<void> {
    const { id } = claimed.product;
    const write = report.writes.get(id);
    if (write === undefined) return;
    // What left is in doubt until it was answered.
    claimed.mapping?.doubtWrite(doubtOf(write));
    const result = report.results.get(id);
    if (report.inDoubt.has(id)) record.doubt(openOf(claimed));
    for (const reason of report.leftOut.get(id) ?? []) failLeftOut(record, claimed, reason);
    if (report.replaced.has(id)) {
      failReplaced(record, claimed);
    } else if (result !== undefined) {
      await this.results.record(record, store, claimed, write, result);
    } else if (report.fault !== null) {
      if (report.suspects.has(id)) record.setAside(openOf(claimed), report.fault);
      else record.release(openOf(claimed), report.fault, false);
      if (claimed.mapping !== null) record.keep(claimed.mapping);
    }
  }
}

/**
 * Its SKU is that of another product of the shop now, as after an import: the next try finds it.
 */
function failReplaced(record: DeliveryRecord, claimed: ClaimedProduct): void {
  const { product, mapping } = claimed;
  forgetReplaced(record, claimed);
  const message = `Product ${mapping?.wooCommerceProductId ?? 0} of the shop is not ${product.sku} any more; it is looked for`;
  record.fail(openOf(claimed), { code: 'PRODUCT_REPLACED', message }, true);
}

/** Who wanted what the shop refused fails with the shop's reason; the others do not. */
function failLeftOut(record: DeliveryRecord, claimed: ClaimedProduct, reason: LeftOut): void {
  const { group, code, message, retryable } = reason;
  const hurt = openOf(claimed).filter((item) => item.fieldGroups.includes(group));
  record.fail(hurt, { code, message }, retryable);
  noteProblem(claimed, [group], message);
  claimed.mapping?.doubt([group]);
}

/** All that the delivery may write: its products, and their variants. */
function presentOf(claimedProducts: readonly ClaimedProduct[]): Map<string, Identified> {
  return new Map(claimedProducts.flatMap((claimed) => [...identitiesOf(claimed)]));
}

/** A product and its variants that are in the shop, with what the ERP calls them. */
export function* identitiesOf({
  product,
  mapping,
  family,
}: ClaimedProduct): Generator<[string, Identified]> {
  if (mapping === null) return;
  const isLeft = isLeftAsItIs(product);
  yield [product.id, { mapping, wanted: wantedOf(product), isLeft }];
  const parent = { productId: product.id, storeProductId: mapping.wooCommerceProductId };
  for (const variant of product.variants) {
    const variation: ProductSyncMapping | undefined = family.get(variant.id);
    if (variation !== undefined)
      yield [variant.id, { mapping: variation, parent, wanted: wantedOf(variant), isLeft }];
  }
}

function wantedOf({ sku, gtin }: { sku: string; gtin: string | null }): Identified['wanted'] {
  return { sku, gtin: gtin ?? '' };
}
