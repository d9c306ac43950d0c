import type { CatalogProduct } from '../../domain/catalog-product';
import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { StoreCategoryIds } from '../../domain/product-fields';
import type { SyncItem } from '../../domain/sync-item';
import { Boarding } from './boarding';
import { CategorySync } from './category-sync';
import type { ProductWrite, ProductWriteResult, StoreClient } from '../ports/store-client.port';
import { SyncError, type ValidationError } from '../../domain/woocommerce.errors';
import type { FlightBook } from './flight-book';
import { ProductAdoption } from './product-adoption';
import { ProductDelivery, saleWritten } from './product-delivery';
import { planProduct, wishOf } from './product-plan';
import { ProductResults } from './product-results';
import { ManualOffers } from './manual-offers';
import { askForImages } from './image-request';
import { openOf, type Passenger } from './passenger';

/** Brings price, stock and details of many products to the shop: load, adopt, plan, send, book. */
@Injectable()
export class ProductFlight {
  constructor(
    private readonly boarding: Boarding,
    private readonly categories: CategorySync,
    private readonly adoption: ProductAdoption,
    private readonly offers: ManualOffers,
    private readonly delivery: ProductDelivery,
    private readonly results: ProductResults,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    const { passengers, gone } = await this.boarding.board(book);
    for (const { productId, items, mapping } of gone) {
      await this.takeDown(book, store, productId, mapping, 0);
      book.complete(items, 'synced', mapping.wooCommerceProductId);
    }
    await this.adoptUnmapped(book, store, passengers);

    const storeCategories = await this.categories.storeIds(book, store, categoriesWanted(passengers));

    const writes = new Map<string, ProductWrite>();
    for (const passenger of passengers) {
      const write = await this.plan(book, store, passenger, storeCategories);
      if (write !== null) writes.set(passenger.product.id, write);
    }
    if (writes.size === 0) return;
    await this.offers.keep(book.flight.storeId, store, passengers, writes);

    const report = await this.delivery.deliver(store, [...writes.values()], book);
    for (const passenger of passengers) {
      const write = writes.get(passenger.product.id);
      if (write === undefined) continue;
      // What left is in doubt until it was answered; the ledger knows since the departure.
      passenger.mapping?.doubt(Object.keys(write.fields) as (keyof typeof write.fields)[]);
      passenger.mapping?.noteSale(saleWritten(write));
      const result: ProductWriteResult | undefined = report.results.get(passenger.product.id);
      if (result !== undefined) await this.results.book(book, store, passenger, write, result);
      else if (report.fault !== null) {
        book.release(openOf(passenger), report.fault, report.inDoubt.has(passenger.product.id));
        if (passenger.mapping !== null) book.keep(passenger.mapping);
      }
    }
    if (report.fault !== null) throw report.fault;
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
      ({ product, mapping }) =>
        mapping === null && product.status !== 'archived' && product.variantCount === 0,
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

  private async plan(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    storeCategories: StoreCategoryIds,
  ): Promise<ProductWrite | null> {
    const { product, mapping } = passenger;
    const open = openOf(passenger);
    if (open.length === 0) return null;

    const { plan, rejected } = planProduct(product, mapping, wishOf(open), storeCategories);
    for (const item of open) {
      const reason = item.fieldGroups
        .map((group) => rejected.get(group))
        .find((error) => error !== undefined);
      if (reason !== undefined) failItem(book, item, reason, mapping);
    }
    const left = openOf(passenger);
    switch (plan.kind) {
      case 'create':
        return { kind: 'create', productId: product.id, fields: plan.fields };
      case 'update':
        return {
          kind: 'update',
          productId: product.id,
          storeProductId: plan.storeProductId,
          fields: plan.fields,
        };
      case 'trash':
        if (mapping !== null) await this.takeDown(book, store, product.id, mapping, product.version);
        book.complete(left, 'synced', plan.storeProductId);
        return null;
      case 'stale-read':
        for (const item of left) book.failWith([item], staleRead(item, product));
        return null;
      case 'unchanged':
      case 'not-wanted':
        if (mapping !== null && left.length > 0) {
          mapping.confirm({}, product.version, book.now());
          book.keep(mapping);
          askForImages(book, passenger, mapping);
        }
        book.complete(left, 'skipped', mapping?.wooCommerceProductId ?? null);
        return null;
    }
  }
}

function categoriesWanted(passengers: readonly Passenger[]): Set<string> {
  return new Set(
    passengers
      .filter(
        ({ mapping, items }) =>
          mapping === null || items.some((item) => item.fieldGroups.includes('categories')),
      )
      .flatMap(({ product }) => product.categoryIds),
  );
}

function staleRead(item: SyncItem, product: CatalogProduct): SyncError {
  const message = `The ERP served version ${product.version}, older than the one that was delivered`;
  return new SyncError(message, product.id, item.syncType, 'ERP_STALE_READ', true);
}

function failItem(
  book: FlightBook,
  item: SyncItem,
  reason: ValidationError,
  mapping: ProductSyncMapping | null,
): void {
  book.failWith([item], reason);
  if (mapping === null) return;
  mapping.markError(reason.message);
  book.keep(mapping);
}
