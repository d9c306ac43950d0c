import { Injectable } from '@nestjs/common';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { CategorySync } from './category-sync';
import type { FlightBook } from '../flight-book';

/** Brings categories of the catalogue itself to the shop. */
@Injectable()
export class CategoryFlight {
  constructor(
    private readonly categories: CategorySync,
    private readonly policy: StorePolicy,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    if (this.policy.ownership(book.flight.storeId).owners.categories === 'shop') {
      book.complete(book.open, 'skipped', null);
      return;
    }
    const ends = await this.categories.ensure(
      book,
      store,
      book.flight.items.map((item) => item.productId),
      new Set(book.flight.items.filter((item) => item.payload.force).map((item) => item.productId)),
    );
    for (const item of book.open) {
      const end = ends.get(item.productId);
      if (end?.kind === 'there' && end.altered !== undefined) book.failWith([item], end.altered);
      else if (end?.kind === 'there')
        book.complete([item], end.written ? 'synced' : 'skipped', end.storeCategoryId);
      else if (end !== undefined) book.failWith([item], end.reason);
    }
  }
}
