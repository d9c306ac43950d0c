import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncItem, SyncOutcome } from '../../domain/sync-item';
import { FIELD_GROUPS } from '../../domain/product-fields';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import type { ProductWrite, StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { Boarding } from './boarding';
import { faultOfTheShop } from './fault-of-the-shop';
import type { FlightBook } from './flight-book';
import { askForImages } from './image-request';
import { KeptAttributes } from './kept-attributes';
import { ManualOffers } from './manual-offers';
import { openOf, type Passenger } from './passenger';
import { ProductAdoption } from './product-adoption';
import { ProductDelivery, type DeliveryReport } from './product-delivery';
import { ProductPlanning, type FlightPlan } from './product-planning';
import { ProductResults } from './product-results';
import { VariantFamily } from './variant-family';
import { VariantFlight } from './variant-flight';
import { doubtOf, withoutRefused } from './written-fields';

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
      const isDown = await this.takeDown(book, store, { productId, version: 0, items }, mapping);
      if (isDown) book.complete(items, 'synced', mapping.wooCommerceProductId);
    }
    await this.adoptUnmapped(book, store, passengers);

    const plan = await this.planning.plan(book, store, passengers);
    for (const passenger of plan.takedowns) {
      const { product, mapping } = passenger;
      const { id: productId, version } = product;
      const subject = { productId, version, items: openOf(passenger) };
      const isDown = mapping === null || (await this.takeDown(book, store, subject, mapping));
      if (isDown) book.complete(openOf(passenger), 'synced', mapping?.wooCommerceProductId ?? null);
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
      if (!families.has(passenger)) end(passenger);
    }
    // Variations that are still to be written go back to wait with their product.
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

    const spoilt = new Map<string, string>();
    const report = await this.deliverMost(book, store, passengers, writes, spoilt);
    for (const passenger of passengers) {
      const write = writes.get(passenger.product.id);
      if (write === undefined) continue;
      // What left is in doubt until it was answered.
      passenger.mapping?.doubtWrite(doubtOf(write));
      const { id } = passenger.product;
      const result = report.results.get(id);
      if (report.inDoubt.has(id)) book.doubt(openOf(passenger));
      if (result?.kind !== 'written') refused.add(passenger);
      if (result !== undefined) {
        await this.results.book(book, store, passenger, write, result);
        const message = spoilt.get(id);
        if (message !== undefined) passenger.mapping?.markError(message);
      } else if (report.fault !== null) {
        if (report.suspects.has(id)) book.setAside(openOf(passenger), report.fault);
        else book.release(openOf(passenger), report.fault, false);
        if (passenger.mapping !== null) book.keep(passenger.mapping);
      }
    }
    return { fault: report.fault, refused };
  }

  /**
   * Delivers the writes, and once more what the shop refused for one field group alone, without that group: its price does
   * not wait until somebody mends a GTIN. Who wanted the group fails with the shop's reason, which `spoilt` tells by product.
   * The writes are then as they left.
   */
  private async deliverMost(
    book: FlightBook,
    store: StoreClient,
    passengers: readonly Passenger[],
    writes: Map<string, ProductWrite>,
    spoilt: Map<string, string>,
  ): Promise<DeliveryReport> {
    const report = await this.delivery.deliver(store, [...writes.values()], book);
    if (report.fault !== null) return report;
    const rest = new Map<string, ProductWrite>();
    for (const passenger of passengers) {
      const { id } = passenger.product;
      const [write, result] = [writes.get(id), report.results.get(id)];
      if (write === undefined || result?.kind !== 'refused') continue;
      const without = withoutRefused(write, result.refusal);
      if (without === null) continue;
      const { code, message, retryable } = result.refusal;
      const hurt = openOf(passenger).filter((item) => item.fieldGroups.includes(without.group));
      book.fail(hurt, { code, message }, retryable);
      spoilt.set(id, message);
      rest.set(id, without.rest);
      writes.set(id, without.rest);
    }
    if (rest.size === 0) return report;
    const second = await this.delivery.deliver(store, [...rest.values()], book);
    const results = new Map([...report.results, ...second.results]);
    for (const id of rest.keys()) if (!second.results.has(id)) results.delete(id);
    return { ...second, results, inDoubt: new Set([...report.inDoubt, ...second.inDoubt]) };
  }

  /** Whether it lies in the trash now. A shop that is well and does not let it go there fails its items, and no others. */
  private async takeDown(
    book: FlightBook,
    store: StoreClient,
    { productId, version, items }: TakeDown,
    mapping: ProductSyncMapping,
  ): Promise<boolean> {
    if (mapping.syncStatus === 'trashed') return true;
    book.keep(mapping);
    try {
      await this.delivery.trash(store, productId, mapping.wooCommerceProductId, book);
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      mapping.doubt(FIELD_GROUPS);
      const fault = await faultOfTheShop(store, error);
      if (fault !== null) throw fault;
      const message = `The shop does not let the product go into the trash: ${error.message}`;
      mapping.markError(message);
      book.fail(items, { code: 'TAKEDOWN_REFUSED', message }, true);
      return false;
    }
    mapping.markTrashed(version, book.now());
    return true;
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
    const { adopted, formerOwners, rejected } = await this.adoption.adopt(
      store,
      book.flight.storeId,
      unmapped.map(({ product }) => product),
    );
    for (const id of formerOwners) book.forget(id);
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

/** A product that is to go into the trash, and who wants that. */
interface TakeDown {
  readonly productId: string;
  /** Of the ERP's product; 0 where it has none any more. */
  readonly version: number;
  readonly items: readonly SyncItem[];
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
