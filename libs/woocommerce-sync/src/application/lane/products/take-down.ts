import { Injectable } from '@nestjs/common';
import type { ProblemSubject } from '../../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { foldedSku } from '../../../domain/catalog/sku';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type {
  ListedProduct,
  ProductWrite,
  ProductWriteResult,
  StoreClient,
} from '../../ports/store-client.port';
import { errorOfItems, readList } from '../sending/fault-of-the-shop';
import type { FlightBook } from '../flight-book';
import { TAKEDOWN_REFUSED } from '../sending/not-taken';
import { forgetFamily } from './passenger';
import type { DeliveryReport } from '../sending/product-delivery';
import { ReplacedProducts } from './replaced-products';
import { alterationMessage, doubtOf } from '../sending/written-fields';

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
 * writes of their flight, by their status: so the variations below stay as they are, and the family
 * comes back whole (fact 53).
 */
@Injectable()
export class TakeDown {
  constructor(private readonly replaced: ReplacedProducts) {}

  /**
   * The writes that take them down, by product. What lies in the trash already is booked as
   * skipped. An id may be another product's by now, as after a backup of the shop was restored, so
   * the shop is asked first. A product with another SKU is left alone where ours is found
   * elsewhere, or where that SKU is of another product of ours; else it counts as ours, renamed by
   * hand. Throws faults of the shop.
   */
  async plan(
    book: FlightBook,
    store: StoreClient,
    subjects: readonly TakeDownSubject[],
  ): Promise<Map<string, PlannedTakeDown>> {
    const planned = new Map<string, PlannedTakeDown>();
    for (const { items, mapping } of subjects)
      if (mapping.syncStatus === 'trashed') book.complete(items, 'skipped', mapping.wooCommerceProductId);
    const standing = subjects.filter(({ mapping }) => mapping.syncStatus !== 'trashed');
    if (standing.length === 0) return planned;
    const ids = standing.map(({ mapping }) => mapping.wooCommerceProductId);
    const shown = await readList(store, 'products', () => store.listProductsByIds(ids)).catch(errorOfItems);
    if (shown instanceof WooCommerceError) {
      for (const { items } of standing) book.failWith(items, shown);
      return planned;
    }
    const others = await this.otherProducts(book, store, standing, shown);
    for (const subject of standing) {
      if (others.has(subject)) forget(book, subject, subject.mapping.confirmed.sku);
      else planned.set(subject.productId, { subject, write: writeOf(subject) });
    }
    return planned;
  }

  /** Books what became of one: of its items, and of its mapping. */
  book(book: FlightBook, { subject, write }: PlannedTakeDown, report: TakeDownReport): void {
    const { productId, version, items, mapping } = subject;
    const { sku } = mapping.confirmed;
    // What left is in doubt until it was answered.
    mapping.doubtWrite(doubtOf(write));
    book.keep(mapping);
    if (report.inDoubt.has(productId)) book.doubt(items);
    if (report.replaced.has(productId)) {
      forget(book, subject, sku);
      return;
    }
    const result = report.results.get(productId);
    if (result === undefined) {
      if (report.fault === null) return;
      if (report.suspects.has(productId)) book.setAside(items, report.fault);
      else book.release(items, report.fault, false);
      return;
    }
    const refusal = refusalOf(result);
    if (refusal === null) {
      mapping.markTrashed(version, book.now());
      book.complete(items, 'synced', mapping.wooCommerceProductId);
      return;
    }
    const message = `The shop does not let the product go into the trash: ${refusal}`;
    subject.problems.set('product', message);
    mapping.noteProblems([], subject.problems);
    book.fail(items, { code: TAKEDOWN_REFUSED, message }, true);
  }

  /** Those whose ids are other products' now; one of ours that is there is asked for whole. */
  private async otherProducts(
    book: FlightBook,
    store: StoreClient,
    subjects: readonly TakeDownSubject[],
    shown: readonly ListedProduct[],
  ): Promise<ReadonlySet<TakeDownSubject>> {
    const skus = new Map(shown.map(({ storeProductId, sku }) => [storeProductId, sku]));
    const odd = subjects.flatMap((subject) => {
      const { wooCommerceProductId: storeProductId, confirmed } = subject.mapping;
      const [sku, shownSku] = [confirmed.sku, skus.get(storeProductId)];
      if (sku === undefined || shownSku === undefined || foldedSku(sku) === foldedSku(shownSku)) return [];
      return [{ subject, storeProductId, sku, shownSku }];
    });
    const owners = await this.replaced.find(book.flight.storeId, store, odd);
    for (const owner of owners.values())
      if (owner !== null) book.ask('product', owner, 'its id in the shop has changed', { force: true });
    return new Set(
      odd.filter(({ storeProductId }) => owners.has(storeProductId)).map(({ subject }) => subject),
    );
  }
}

/** What became of the writes of a delivery, and which ids turned out to be other products'. */
export type TakeDownReport = DeliveryReport & { readonly replaced: ReadonlySet<string> };

function writeOf({ productId, version, mapping }: TakeDownSubject): ProductWrite {
  const storeProductId = mapping.wooCommerceProductId;
  return { kind: 'update', productId, version, storeProductId, fields: { status: 'trash' } };
}

/** Why it is not in the trash now; null where it is, or where the shop has no such product. */
function refusalOf(result: ProductWriteResult): string | null {
  if (result.kind === 'refused') return result.refusal.reason === 'gone' ? null : result.refusal.message;
  const [altered] = result.alterations;
  return altered === undefined ? null : alterationMessage(altered);
}

/** The next try looks for it by the SKU that it had, as for one whose making got no answer. */
function forget(
  book: FlightBook,
  { productId, items, mapping, family }: TakeDownSubject,
  sku: string | undefined,
): void {
  forgetFamily(book, { family });
  book.forget(productId);
  const message = `Product ${mapping.wooCommerceProductId} of the shop is another one now`;
  book.fail(items, { code: 'PRODUCT_REPLACED', message }, true);
  if (sku !== undefined) for (const item of items) item.doubt(book.now(), {}, { [productId]: sku });
}
