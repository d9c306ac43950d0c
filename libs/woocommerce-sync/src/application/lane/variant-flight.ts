import { Injectable } from '@nestjs/common';
import type { WooCommerceError } from '../../domain/woocommerce.errors';
import type { ProductWrite, StoreClient } from '../ports/store-client.port';
import type { FlightBook } from './flight-book';
import { ManualOffers } from './manual-offers';
import { openOf } from './passenger';
import { NOTHING_SENT, ProductDelivery, type DeliveryReport } from './product-delivery';
import { RecordedCall } from './recorded-call';
import { VariantAdoption } from './variant-adoption';
import type { VariantFamily } from './variant-family';
import { bookVariant } from './variant-results';
import { VariationCapability } from './variation-capability';

/** Brings the variants of many products to the shop, after the products: variations of all of them share calls. */
@Injectable()
export class VariantFlight {
  constructor(
    private readonly adoption: VariantAdoption,
    private readonly offers: ManualOffers,
    private readonly capability: VariationCapability,
    private readonly delivery: ProductDelivery,
    private readonly recorded: RecordedCall,
  ) {}

  /**
   * Delivers the families and books the items that a variant's failure hurts; the others stay open. With more to come or
   * beside it, the last families are left for the next flight rather than sent in a call that is not full. Answers the shop's
   * fault that ended it early: then the items of families that were not finished are let go.
   */
  async fly(
    book: FlightBook,
    store: StoreClient,
    families: readonly VariantFamily[],
  ): Promise<WooCommerceError | null> {
    await this.adoption.adopt(book, store, families);
    const writes = new Map(
      families.flatMap((family) => family.productWrites()).map((write) => [write.productId, write]),
    );
    await this.keepOffers(book, store, families, writes);

    const report = await this.deliver(book, store, [...writes.values()]);
    for (const family of families) {
      for (const { variant } of family.writes) {
        const write = writes.get(variant.id);
        if (write !== undefined && !report.left.has(variant.id))
          bookVariant(book, family, variant, write, report.results.get(variant.id));
      }
      if (report.fault === null) await this.remove(book, store, family);
      bookItems(book, family, report);
    }
    return report.fault;
  }

  private async keepOffers(
    book: FlightBook,
    store: StoreClient,
    families: readonly VariantFamily[],
    writes: Map<string, ProductWrite>,
  ): Promise<void> {
    const members = families.flatMap((family) => family.writes.map(({ variant }) => ({ family, variant })));
    const mappings = new Map(
      members.map(({ family, variant }) => [variant.id, family.mappingOf(variant.id) ?? null]),
    );
    const skus = new Map(members.map(({ variant }) => [variant.id, variant.sku]));
    await this.offers.keep(book.flight.storeId, store, mappings, writes, (id) => skus.get(id) ?? null);
  }

  private async deliver(
    book: FlightBook,
    store: StoreClient,
    writes: readonly ProductWrite[],
  ): Promise<DeliveryReport> {
    if (writes.length === 0) return NOTHING_SENT;
    const together = await this.capability.writesManyParents(book, store, writes);
    const { more, beside } = book.flight;
    const mayLeave = together && (more || beside > 0);
    return this.delivery.deliver(store, writes, book, { oneParentPerCall: !together, mayLeave });
  }

  private async remove(
    book: FlightBook,
    store: StoreClient,
    { parent, passenger, planned: { removed } }: VariantFamily,
  ): Promise<void> {
    if (removed.length === 0) return;
    const variationIds = removed.map((mapping) => mapping.wooCommerceProductId);
    const { internalProductId: productId, wooCommerceProductId: storeProductId } = parent;
    await this.recorded.make(
      book,
      {
        action: 'variations.delete',
        request: { productId, storeProductId, variationIds },
        doubts: [{ productId, groups: [] }],
      },
      () => store.deleteVariations(storeProductId, variationIds),
    );
    for (const { internalProductId } of removed) {
      book.forget(internalProductId);
      passenger.family.delete(internalProductId);
    }
  }
}

function bookItems(
  book: FlightBook,
  { passenger, writes, failures }: VariantFamily,
  { fault, results, inDoubt, left }: DeliveryReport,
): void {
  const ids = writes.map(({ variant }) => variant.id);
  if (ids.some((id) => left.has(id))) book.leave(openOf(passenger));
  else if (fault === null || ids.every((id) => results.has(id))) failures.book(book, passenger);
  else
    book.release(
      openOf(passenger),
      fault,
      ids.some((id) => inDoubt.has(id)),
    );
}
