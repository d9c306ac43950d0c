import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncOutcome } from '../../domain/sync-item';
import type { WooCommerceError } from '../../domain/woocommerce.errors';
import type { ProductWrite, StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { Boarding } from './boarding';
import type { FlightBook } from './flight-book';
import { askForImages } from './image-request';
import { KeptAttributes } from './kept-attributes';
import { ManualOffers } from './manual-offers';
import { openOf, type Passenger } from './passenger';
import { ProductAdoption } from './product-adoption';
import { ProductDelivery } from './product-delivery';
import { ProductPlanning, type FlightPlan } from './product-planning';
import { ProductResults } from './product-results';
import { VariantFamily } from './variant-family';
import { VariantFlight } from './variant-flight';
import { doubtOf } from './written-fields';

/** Brings price, stock and details of many products to the shop, and of their variants: load, adopt, plan, send, book. */
@Injectable()
export class ProductFlight {
  constructor(
    private readonly boarding: Boarding,
    private readonly adoption: ProductAdoption,
    private readonly planning: ProductPlanning,
    private readonly offers: ManualOffers,
    private readonly attributes: KeptAttributes,
    private readonly delivery: ProductDelivery,
    private readonly results: ProductResults,
    private readonly variants: VariantFlight,
    private readonly policy: StorePolicy,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    const { passengers, gone } = await this.boarding.board(book);
    for (const { productId, items, mapping } of gone) {
      await this.takeDown(book, store, productId, mapping, 0);
      book.complete(items, 'synced', mapping.wooCommerceProductId);
    }
    await this.adoptUnmapped(book, store, passengers);

    const plan = await this.planning.plan(book, store, passengers);
    for (const passenger of plan.takedowns) {
      const { product, mapping } = passenger;
      if (mapping !== null) await this.takeDown(book, store, product.id, mapping, product.version);
      book.complete(openOf(passenger), 'synced', mapping?.wooCommerceProductId ?? null);
    }
    const isNew = new Set(passengers.filter(({ mapping }) => mapping === null));
    const { fault, refused } = await this.deliver(book, store, passengers, plan.writes);

    const ownership = this.policy.ownership(book.flight.storeId);
    const end = (passenger: Passenger, variantsWritten = false): void => {
      const written = plan.writes.has(passenger.product.id);
      const withImages = ownership.sets('images', isNew.has(passenger));
      finish(book, passenger, { written, variantsWritten, withImages });
    };
    const families = familiesOf(plan, isNew, refused);
    for (const passenger of passengers) {
      if (fault !== null || !families.has(passenger)) end(passenger);
    }
    if (fault !== null) throw fault;
    if (families.size === 0) return;
    const variantFault = await this.variants.fly(book, store, [...families.values()]);
    for (const [passenger, { planned }] of families) {
      end(passenger, planned.writes.length > 0 || planned.removed.length > 0);
    }
    if (variantFault !== null) throw variantFault;
  }

  private async deliver(
    book: FlightBook,
    store: StoreClient,
    passengers: readonly Passenger[],
    writes: Map<string, ProductWrite>,
  ): Promise<{ fault: WooCommerceError | null; refused: ReadonlySet<Passenger> }> {
    const refused = new Set<Passenger>();
    if (writes.size === 0) return { fault: null, refused };
    const mappings = new Map(passengers.map(({ product, mapping }) => [product.id, mapping]));
    await this.offers.keep(book.flight.storeId, store, mappings, writes);
    await this.attributes.keep(book.flight.storeId, store, mappings, writes);

    const report = await this.delivery.deliver(store, [...writes.values()], book);
    for (const passenger of passengers) {
      const write = writes.get(passenger.product.id);
      if (write === undefined) continue;
      // What left is in doubt until it was answered.
      passenger.mapping?.doubtWrite(doubtOf(write));
      const result = report.results.get(passenger.product.id);
      if (result?.kind !== 'written') refused.add(passenger);
      if (result !== undefined) await this.results.book(book, store, passenger, write, result);
      else if (report.fault !== null) {
        book.release(openOf(passenger), report.fault, report.inDoubt.has(passenger.product.id));
        if (passenger.mapping !== null) book.keep(passenger.mapping);
      }
    }
    return { fault: report.fault, refused };
  }

  private async takeDown(
    book: FlightBook,
    store: StoreClient,
    productId: string,
    mapping: ProductSyncMapping,
    erpVersion: number,
  ): Promise<void> {
    if (mapping.syncStatus === 'trashed') return;
    await this.delivery.trash(store, productId, mapping.wooCommerceProductId, book);
    mapping.markTrashed(erpVersion, book.now());
    book.keep(mapping);
  }

  private async adoptUnmapped(
    book: FlightBook,
    store: StoreClient,
    passengers: readonly Passenger[],
  ): Promise<void> {
    const unmapped = passengers.filter(
      ({ product, mapping }) => mapping === null && product.status !== 'archived',
    );
    if (unmapped.length === 0) return;
    const { adopted, rejected } = await this.adoption.adopt(
      store,
      book.flight.storeId,
      unmapped.map(({ product }) => product),
    );
    for (const passenger of unmapped) {
      passenger.mapping = adopted.get(passenger.product.id) ?? null;
      if (passenger.mapping !== null) book.keep(passenger.mapping);
      const reason = rejected.get(passenger.product.id);
      if (reason !== undefined) book.failWith(openOf(passenger), reason);
    }
  }
}

/** The products whose variants have something to be done: those that are in the shop, and right there. */
function familiesOf(
  plan: FlightPlan,
  isNew: ReadonlySet<Passenger>,
  refused: ReadonlySet<Passenger>,
): Map<Passenger, VariantFamily> {
  const families = new Map<Passenger, VariantFamily>();
  for (const [passenger, { writes, removed, rejected }] of plan.variants) {
    const { mapping } = passenger;
    const isIdle = writes.length === 0 && removed.length === 0 && rejected.length === 0;
    if (mapping === null || isIdle || refused.has(passenger)) continue;
    const planned = { writes, removed, rejected };
    families.set(passenger, new VariantFamily(passenger, mapping, planned, isNew.has(passenger)));
  }
  return families;
}

/** What became of a passenger that nothing has hurt. */
interface GoodEnd {
  readonly written: boolean;
  readonly variantsWritten: boolean;
  /** Whether its pictures are Cypher's to set. */
  readonly withImages: boolean;
}

/** Books the end of what nothing has hurt. */
function finish(
  book: FlightBook,
  passenger: Passenger,
  { written, variantsWritten, withImages }: GoodEnd,
): void {
  const { product, mapping } = passenger;
  const left = openOf(passenger);
  if (left.length === 0) return;
  if (mapping !== null) {
    if (!written) mapping.confirmAsIs(product.version, book.now());
    book.keep(mapping);
    if (withImages) askForImages(book, passenger);
  }
  const outcome: SyncOutcome = written || variantsWritten ? 'synced' : 'skipped';
  book.complete(left, outcome, mapping?.wooCommerceProductId ?? null);
}
