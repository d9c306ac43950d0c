import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { foldedSku } from '../../../domain/catalog/sku';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { StoreClient } from '../../ports/store-client.port';
import { failMissing } from './boarding';
import { wishOf } from '../../planning/confirmed-fields';
import type { FlightBook } from '../flight-book';
import { isBulk, openOf, type Passenger, type StrayPassenger } from './passenger';
import { ProductAdoption, type Sought } from './product-adoption';

/** What stands in the way of a product that belongs to somebody else: it was never ours. */
const OF_OTHERS: ReadonlySet<string> = new Set(['SKU_SHARED', 'SKU_CHANGES_PLACES', 'SKU_OF_OTHER_TYPE']);

/**
 * Looks in the shop for products that no mapping is known of, before any of them is made or given
 * up.
 */
@Injectable()
export class UnmappedProducts {
  constructor(private readonly adoption: ProductAdoption) {}

  /** Maps those that the shop has; items of those that must not be made are booked as failed. Throws faults of the shop. */
  async adopt(book: FlightBook, store: StoreClient, passengers: readonly Passenger[]): Promise<void> {
    const unmapped = passengers.filter(({ mapping }) => mapping === null);
    const wanted = unmapped.filter(isWanted);
    if (wanted.length > 0) await this.adoptWanted(book, store, wanted);
    await this.adoptMade(book, store, unmapped, skusOf(passengers));
  }

  /**
   * Maps the products that a send without an answer has made and the ERP has no more, so that a
   * full sync takes them down like any other; their items are booked as failed. What the ERP has
   * given a passenger's SKU becomes that one's. Throws faults of the shop.
   */
  async takeIn(
    book: FlightBook,
    store: StoreClient,
    strays: readonly StrayPassenger[],
    passengers: readonly Passenger[],
  ): Promise<void> {
    const skus = skusOf(passengers);
    const sought = strays.filter(({ sku }) => !skus.has(foldedSku(sku)));
    const found = await this.find(
      book,
      store,
      sought.map(({ productId: id, sku, items }) => ({ id, sku, items })),
    );
    for (const { productId, items } of strays)
      failMissing(book, { productId, items: openOf({ items }) }, found.get(productId) ?? null);
  }

  private async adoptWanted(
    book: FlightBook,
    store: StoreClient,
    wanted: readonly Passenger[],
  ): Promise<void> {
    const { adopted, formerOwners, rejected, holders } = await this.adoption.adopt(
      store,
      book.flight.storeId,
      wanted.map(({ product }) => product),
    );
    for (const id of formerOwners) book.forget(id);
    for (const passenger of wanted) {
      const { id } = passenger.product;
      passenger.mapping = adopted.get(id) ?? null;
      if (passenger.mapping !== null) book.keep(passenger.mapping);
      const reason = rejected.get(id);
      if (reason !== undefined) book.failWith(openOf(passenger), reason);
      const holder = holders.get(id);
      if (holder !== undefined)
        book.ask('product', holder, 'its SKU changes places', { bulk: isBulk(passenger) });
    }
  }

  /**
   * Maps what a send without an answer made, where no look-up of the present SKU finds it: renamed
   * or archived since.
   */
  private async adoptMade(
    book: FlightBook,
    store: StoreClient,
    passengers: readonly Passenger[],
    wanted: ReadonlySet<string>,
  ): Promise<void> {
    const lost = passengers.flatMap((passenger) => {
      const { product, mapping } = passenger;
      const items = openOf(passenger);
      const sku = wishOf(items).madeInDoubt?.[product.id];
      if (mapping !== null || sku === undefined || wanted.has(foldedSku(sku))) return [];
      return [{ passenger, sought: { id: product.id, sku, items } }];
    });
    const found = await this.find(
      book,
      store,
      lost.map(({ sought }) => sought),
    );
    for (const { passenger } of lost) passenger.mapping = found.get(passenger.product.id) ?? null;
  }

  /**
   * What the shop has of products by SKUs that they were made under. Where that cannot be looked
   * up, their items are booked as failed.
   */
  private async find(
    book: FlightBook,
    store: StoreClient,
    sought: readonly (Sought & Pick<Passenger, 'items'>)[],
  ): Promise<ReadonlyMap<string, ProductSyncMapping>> {
    if (sought.length === 0) return new Map();
    const { adopted, formerOwners, rejected } = await this.adoption.adopt(store, book.flight.storeId, sought);
    for (const id of formerOwners) book.forget(id);
    for (const mapping of adopted.values()) book.keep(mapping);
    for (const { id, items } of sought) {
      const reason = rejected.get(id);
      if (reason !== undefined && !isOfOthers(reason)) book.failWith(openOf({ items }), reason);
    }
    return adopted;
  }
}

function isWanted({ product }: Passenger): boolean {
  return product.status !== 'archived' && product.sku !== '';
}

/** The folded SKUs that products of a delivery have now: who is found by one of them is theirs. */
function skusOf(passengers: readonly Passenger[]): ReadonlySet<string> {
  return new Set(passengers.filter(isWanted).map(({ product }) => foldedSku(product.sku)));
}

function isOfOthers({ code }: WooCommerceError): boolean {
  return OF_OTHERS.has(code);
}
