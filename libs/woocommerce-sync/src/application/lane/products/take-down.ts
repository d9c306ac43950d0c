import { Injectable } from '@nestjs/common';
import type { ProblemSubject } from '../../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { foldedSku } from '../../../domain/catalog/sku';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite, ProductWriteResult } from '../../ports/shop/product-write';
import type { ListedProduct } from '../../ports/shop/shop-listing.port';
import type { StoreClient } from '../../ports/store-client.port';
import { errorOfItems, readList } from '../../blame/whose-fault';
import type { DeliveryRecord } from '../delivery-record';
import { TAKEDOWN_REFUSED } from '../sending/not-taken';
import { forgetFamily } from './claimed-product';
import type { SendingReport } from '../sending/bisection';
import { ReplacedProducts } from '../adoption/replaced-products';
import { alterationMessage } from '../../planning/shown-alteration';
import { doubtOf } from '../sending/written-fields';

/** A product that is to go into the trash, and who wants that. */
export interface TakeDownSubject {
  readonly productId: string;
  /** Of the ERP's product; 0 where it has none any more. */
  readonly version: number;
  readonly items: readonly SyncItem[];
  readonly mapping: ProductSyncMapping;
  /** What the shop has of its variants, as far as it was read. */
  readonly family: Map<string, ProductSyncMapping>;
  /** What went wrong with it. */
  readonly problems: Map<ProblemSubject, string>;
}

/** One of them, with the write that takes it down. */
export interface PlannedTakeDown {
  readonly subject: TakeDownSubject;
  readonly write: ProductWrite;
}

/**
 * Puts products into the shop's trash that are not for sale any more. They travel with the other
 * writes of their delivery, by their status: so the variations below stay as they are, and the
 * family comes back whole (fact 53).
 */
@Injectable()
export class TakeDown {
  constructor(private readonly replaced: ReplacedProducts) {}

  /**
   * The writes that take them down, by product. What lies in the trash already is recorded as
   * skipped. An id may be another product's by now, as after a backup of the shop was restored, so
   * the shop is asked first. A product with another SKU is left alone where ours is found
   * elsewhere, or where that SKU is of another product of ours; else it counts as ours, renamed by
   * hand. Throws faults of the shop.
   */
  async plan(
    record: DeliveryRecord,
    store: StoreClient,
    subjects: readonly TakeDownSubject[],
  ): Promise<Map<string, PlannedTakeDown>> {
    const planned = new Map<string, PlannedTakeDown>();
    for (const { items, mapping } of subjects)
      if (mapping.syncStatus === 'trashed')
        record.complete(items, 'skipped', mapping.wooCommerceProductId);
    const standing = subjects.filter(({ mapping }) => mapping.syncStatus !== 'trashed');
    if (standing.length === 0) return planned;
    const ids = standing.map(({ mapping }) => mapping.wooCommerceProductId);
    const shown = await readList(store.health, 'products', () => store.listing.ofIds(ids)).catch(
      errorOfItems,
    );
    if (shown instanceof WooCommerceError) {
      for (const { items } of standing) record.failWith(items, shown);
      return planned;
    }
    const others = await this.otherProducts(record, store, standing, shown);
    for (const subject of standing) {
      if (others.has(subject)) forget(record, subject, subject.mapping.confirmed.sku);
      else planned.set(subject.productId, { subject, write: writeOf(subject) });
    }
    return planned;
  }

  /** Records what became of one: of its items, and of its mapping. */
  record(
    record: DeliveryRecord,
    { subject, write }: PlannedTakeDown,
    report: TakeDownReport,
  ): void {
    const { productId, version, items, mapping } = subject;
    const { sku } = mapping.confirmed;
    // What left is in doubt until it was answered.
    mapping.doubtWrite(doubtOf(write));
    record.keep(mapping);
    if (report.inDoubt.has(productId)) record.doubt(items);
    if (report.replaced.has(productId)) {
      forget(record, subject, sku);
      return;
    }
    const result = report.results.get(productId);
    if (result === undefined) {
      if (report.fault === null) return;
      if (report.suspects.has(productId)) record.setAside(items, report.fault);
      else record.release(items, report.fault, false);
      return;
    }
    const refusal = refusalOf(result);
    if (refusal === null) {
      mapping.markTrashed(version, record.now());
      record.complete(items, 'synced', mapping.wooCommerceProductId);
      return;
    }
    const message = `The shop does not let the product go into the trash: ${refusal}`;
    subject.problems.set('product', message);
    mapping.noteProblems([], subject.problems);
    record.fail(items, { code: TAKEDOWN_REFUSED, message }, true);
  }

  /** Those whose ids are other products' now; one of ours that is there is asked for whole. */
  private async otherProducts(
    record: DeliveryRecord,
    store: StoreClient,
    subjects: readonly TakeDownSubject[],
    shown: readonly ListedProduct[],
  ): Promise<ReadonlySet<TakeDownSubject>> {
    const skus = new Map(shown.map(({ storeProductId, sku }) => [storeProductId, sku]));
    const odd = subjects.flatMap((subject) => {
      const { wooCommerceProductId: storeProductId, confirmed } = subject.mapping;
      const [sku, shownSku] = [confirmed.sku, skus.get(storeProductId)];
      if (sku === undefined || shownSku === undefined || foldedSku(sku) === foldedSku(shownSku))
        return [];
      return [{ subject, storeProductId, sku, shownSku }];
    });
    const owners = await this.replaced.find(record.delivery.storeId, store, odd);
    for (const owner of owners.values())
      if (owner !== null)
        record.ask('product', owner, 'its id in the shop has changed', { force: true });
    return new Set(
      odd.filter(({ storeProductId }) => owners.has(storeProductId)).map(({ subject }) => subject),
    );
  }
}

/** What became of the writes of a delivery, and which ids turned out to be other products'. */
export type TakeDownReport = SendingReport & { readonly replaced: ReadonlySet<string> };

function writeOf({ productId, version, mapping }: TakeDownSubject): ProductWrite {
  const storeProductId = mapping.wooCommerceProductId;
  return { kind: 'update', productId, version, storeProductId, fields: { status: 'trash' } };
}

/** Why it is not in the trash now; null where it is, or where the shop has no such product. */
function refusalOf(result: ProductWriteResult): string | null {
  if (result.kind === 'refused')
    return result.refusal.reason === 'gone' ? null : result.refusal.message;
  const [altered] = result.alterations;
  return altered === undefined ? null : alterationMessage(altered);
}

/** The next try looks for it by the SKU that it had, as for one whose making got no answer. */
function forget(
  record: DeliveryRecord,
  { productId, items, mapping, family }: TakeDownSubject,
  sku: string | undefined,
): void {
  forgetFamily(record, { family });
  record.forget(productId);
  const message = `Product ${mapping.wooCommerceProductId} of the shop is another one now`;
  record.fail(items, { code: 'PRODUCT_REPLACED', message }, true);
  if (sku !== undefined)
    for (const item of items) item.doubt(record.now(), {}, { [productId]: sku });
}
