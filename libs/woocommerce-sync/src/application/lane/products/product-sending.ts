import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite, StoreClient } from '../../ports/store-client.port';
import type { Identified } from '../sending/changed-places';
import type { FlightBook } from '../flight-book';
import { Isolation } from '../isolation';
import { KeptAttributes } from '../sending/kept-attributes';
import { ManualOffers } from '../sending/manual-offers';
import { forgetFamily, noteProblem, openOf, type Passenger } from './passenger';
import type { Sharing } from '../sending/product-delivery';
import { ProductResults } from './product-results';
import { ReusedIds } from './reused-ids';
import { SecondTries, type LeftOut, type TriedReport } from '../sending/second-tries';
import { TakeDown, type PlannedTakeDown } from './take-down';
import { doubtOf } from '../sending/written-fields';

/** What became of the products that were to be written. */
export interface SentProducts {
  /** The shop's fault that ended it early. */
  readonly fault: WooCommerceError | null;
  /** Products that the shop did not take, or that were not sent. */
  readonly refused: ReadonlySet<Passenger>;
}

/**
 * Sends what was planned for the products of a delivery, take-downs among it, and books what the
 * shop answered.
 */
@Injectable()
export class ProductSending {
  constructor(
    private readonly offers: ManualOffers,
    private readonly attributes: KeptAttributes,
    private readonly tries: SecondTries,
    private readonly results: ProductResults,
    private readonly isolation: Isolation,
    private readonly reused: ReusedIds,
    private readonly takeDown: TakeDown,
  ) {}

  /** Items that nothing has hurt stay open. Throws only what stands in the way before the first write. */
  async send(
    book: FlightBook,
    store: StoreClient,
    passengers: readonly Passenger[],
    writes: Map<string, ProductWrite>,
    takedowns: ReadonlyMap<string, PlannedTakeDown>,
    sharing: Sharing,
  ): Promise<SentProducts> {
    const refused = new Set<Passenger>();
    if (writes.size === 0 && takedowns.size === 0) return { fault: null, refused };
    const { storeId } = book.flight;
    const mappings = new Map(passengers.map(({ product, mapping }) => [product.id, mapping]));
    const unread = [
      ...(await this.offers.keep(storeId, store, mappings, writes)),
      ...(await this.attributes.keep(storeId, store, mappings, writes)),
    ];
    for (const [productId, reason] of unread) {
      const passenger = passengers.find(({ product }) => product.id === productId);
      if (passenger !== undefined) failLeftOut(book, passenger, reason);
    }

    const all = new Map([...writes, ...[...takedowns].map(([id, { write }]) => [id, write] as const)]);
    const report = await this.tries.deliver(store, book, all, presentOf(passengers), sharing);
    const misdirected = await this.reused.release(book, all, report);
    const replaced = new Set([...report.replaced, ...misdirected]);
    for (const passenger of passengers) {
      const write = all.get(passenger.product.id);
      if (write === undefined || takedowns.has(passenger.product.id)) continue;
      await this.isolation.run(book, passenger, () =>
        this.book(book, store, passenger, write, { ...report, replaced }),
      );
      if (report.results.get(passenger.product.id)?.kind !== 'written') refused.add(passenger);
    }
    for (const takedown of takedowns.values()) this.takeDown.book(book, takedown, { ...report, replaced });
    return { fault: report.fault, refused };
  }

  private async book(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    write: ProductWrite,
    report: TriedReport,
  ): Promise<void> {
    const { id } = passenger.product;
    // What left is in doubt until it was answered.
    passenger.mapping?.doubtWrite(doubtOf(write));
    const result = report.results.get(id);
    if (report.inDoubt.has(id)) book.doubt(openOf(passenger));
    for (const reason of report.leftOut.get(id) ?? []) failLeftOut(book, passenger, reason);
    if (report.replaced.has(id)) {
      forgetReplaced(book, passenger);
    } else if (result !== undefined) {
      await this.results.book(book, store, passenger, write, result);
    } else if (report.fault !== null) {
      if (report.suspects.has(id)) book.setAside(openOf(passenger), report.fault);
      else book.release(openOf(passenger), report.fault, false);
      if (passenger.mapping !== null) book.keep(passenger.mapping);
    }
  }
}

/** Its SKU is that of another product of the shop now, as after an import: the next try finds it. */
function forgetReplaced(book: FlightBook, passenger: Passenger): void {
  const { product, mapping } = passenger;
  forgetFamily(book, passenger);
  book.forget(product.id);
  passenger.mapping = null;
  const message = `Product ${mapping?.wooCommerceProductId ?? 0} of the shop is not ${product.sku} any more; it is looked for`;
  book.fail(openOf(passenger), { code: 'PRODUCT_REPLACED', message }, true);
}

/** Who wanted what the shop refused fails with the shop's reason; the others do not. */
function failLeftOut(book: FlightBook, passenger: Passenger, reason: LeftOut): void {
  const { group, code, message, retryable } = reason;
  const hurt = openOf(passenger).filter((item) => item.fieldGroups.includes(group));
  book.fail(hurt, { code, message }, retryable);
  noteProblem(passenger, [group], message);
  passenger.mapping?.doubt([group]);
}

/** All that the delivery may write: its products, and their variants. */
function presentOf(passengers: readonly Passenger[]): Map<string, Identified> {
  return new Map(passengers.flatMap((passenger) => [...identitiesOf(passenger)]));
}

/** A product and its variants that are in the shop, with what the ERP calls them. */
export function* identitiesOf({ product, mapping, family }: Passenger): Generator<[string, Identified]> {
  if (mapping === null) return;
  yield [product.id, { mapping, wanted: wantedOf(product) }];
  const parent = { productId: product.id, storeProductId: mapping.wooCommerceProductId };
  for (const variant of product.variants) {
    const variation: ProductSyncMapping | undefined = family.get(variant.id);
    if (variation !== undefined)
      yield [variant.id, { mapping: variation, parent, wanted: wantedOf(variant) }];
  }
}

function wantedOf({ sku, gtin }: { sku: string; gtin: string | null }): Identified['wanted'] {
  return { sku, gtin: gtin ?? '' };
}
