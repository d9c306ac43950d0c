import { Injectable } from '@nestjs/common';
import { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { FieldGroup, ProductFields } from '../../domain/product-fields';
import { ValidationError } from '../../domain/woocommerce.errors';
import type { ProductWrite, ProductWriteResult, StoreClient, StoreRefusal } from '../ports/store-client.port';
import type { FlightBook } from './flight-book';
import { askForImages } from './image-request';
import { openOf, type Passenger } from './passenger';
import { ProductAdoption } from './product-adoption';
import { saleWritten } from './product-delivery';
import { rememberedForm } from './remembered-form';

/** Books what the shop answered for one product: on its items, and on its mapping. */
@Injectable()
export class ProductResults {
  constructor(private readonly adoption: ProductAdoption) {}

  /** Throws only what is the shop's fault, as when it fails while the owner of a SKU is looked up. */
  async book(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    write: ProductWrite,
    result: ProductWriteResult,
  ): Promise<void> {
    if (result.kind === 'written') this.bookWritten(book, passenger, write, result);
    else await this.bookRefused(book, store, passenger, write, result.refusal);
  }

  private bookWritten(
    book: FlightBook,
    passenger: Passenger,
    write: ProductWrite,
    result: Extract<ProductWriteResult, { kind: 'written' }>,
  ): void {
    const mapping =
      passenger.mapping ??
      ProductSyncMapping.adopt(book.flight.storeId, passenger.product.id, result.storeProductId, book.now());
    const altered = new Set<FieldGroup>(result.alterations.map(({ group }) => group));
    const confirmed = Object.fromEntries(
      Object.entries(write.fields).filter(([group]) => !altered.has(group as FieldGroup)),
    );
    mapping.confirm(rememberedForm(rightWith(write, confirmed)), passenger.product.version, book.now());
    mapping.noteSale(saleWritten(write));
    for (const { group, field, sent, seen } of result.alterations) {
      const message = `${field}: the shop made ${JSON.stringify(seen)} of ${JSON.stringify(sent)}`;
      const hurt = openOf(passenger).filter((item) => item.fieldGroups.includes(group));
      book.fail(hurt, { code: 'SHOP_ALTERED_VALUE', message }, false);
      mapping.markError(message);
    }
    book.keep(mapping);
    askForImages(book, passenger, mapping);
    book.complete(openOf(passenger), 'synced', result.storeProductId);
  }

  private async bookRefused(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    write: ProductWrite,
    refusal: StoreRefusal,
  ): Promise<void> {
    if (refusal.reason === 'gone' && write.kind === 'update') {
      // Somebody deleted it in the shop. The next try looks for the SKU, and makes it anew if need be.
      book.forget(passenger.product.id);
      book.fail(
        openOf(passenger),
        { code: refusal.code, message: `The shop has no product ${write.storeProductId} any more` },
        true,
      );
      return;
    }
    if (write.kind === 'create' && refusal.reason !== 'data' && refusal.reason !== 'gone') {
      await this.adoptOwner(book, store, passenger, refusal);
      return;
    }
    book.fail(openOf(passenger), { code: refusal.code, message: refusal.message }, refusal.retryable);
    if (passenger.mapping === null) return;
    passenger.mapping.markError(refusal.message);
    book.keep(passenger.mapping);
  }

  private async adoptOwner(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    refusal: StoreRefusal,
  ): Promise<void> {
    try {
      book.keep(await this.adoption.adoptOwner(store, book.flight.storeId, passenger.product, refusal));
      book.fail(
        openOf(passenger),
        { code: refusal.code, message: `${refusal.message} It is adopted now.` },
        true,
      );
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      book.failWith(openOf(passenger), error);
    }
  }
}

/** Where the shop's own offer was kept, the price that the ERP wants is remembered: the shop is right with it. */
function rightWith(write: ProductWrite, confirmed: Partial<ProductFields>): Partial<ProductFields> {
  if (write.kind === 'create' || write.overruledPrice === undefined || confirmed.price === undefined) {
    return confirmed;
  }
  return { ...confirmed, price: write.overruledPrice };
}
