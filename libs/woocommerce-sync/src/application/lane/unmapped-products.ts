import { Injectable } from '@nestjs/common';
import type { StoreClient } from '../ports/store-client.port';
import type { FlightBook } from './flight-book';
import { isBulk, openOf, type Passenger } from './passenger';
import { ProductAdoption } from './product-adoption';

/** Looks in the shop for the products of a delivery that no mapping is known of, before any of them is made. */
@Injectable()
export class UnmappedProducts {
  constructor(private readonly adoption: ProductAdoption) {}

  /** Maps those that the shop has; items of those that must not be made are booked as failed. Throws faults of the shop. */
  async adopt(book: FlightBook, store: StoreClient, passengers: readonly Passenger[]): Promise<void> {
    const unmapped = passengers.filter(
      ({ product, mapping }) => mapping === null && product.status !== 'archived' && product.sku !== '',
    );
    if (unmapped.length === 0) return;
    const { adopted, formerOwners, rejected, holders } = await this.adoption.adopt(
      store,
      book.flight.storeId,
      unmapped.map(({ product }) => product),
    );
    for (const id of formerOwners) book.forget(id);
    for (const passenger of unmapped) {
      const { id } = passenger.product;
      passenger.mapping = adopted.get(id) ?? null;
      if (passenger.mapping !== null) book.keep(passenger.mapping);
      const reason = rejected.get(id);
      if (reason !== undefined) book.failWith(openOf(passenger), reason);
      const holder = holders.get(id);
      if (holder !== undefined) book.ask('product', holder, 'its SKU changes places', isBulk(passenger));
    }
  }
}
