import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { asDifference, asQuantity, quantityByNow } from '../../../domain/stock/stock-difference';
import type { StockFields } from '../../../domain/stock/stock-fields';
import { inHalves } from '../../blame/halving';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { ShownSubject } from '../../ports/shop/shop-products.port';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import type { Identified } from '../sending/handover-steps';

/** A write of a stock that the shop counts, of a product or variation that it has. */
export type StockUpdate = Extract<ProductWrite, { kind: 'update' }> & {
  readonly fields: { readonly stock: StockFields & { readonly quantity: number } };
};

/** What a delivery may write, by the ERP's ids. */
type Present = ReadonlyMap<string, Identified>;

/**
 * Makes differences of quantities: the shop is told how many pieces more it has, or fewer. What it
 * had is what it confirmed, less what its orders took since; where that is not known it is read.
 */
@Injectable()
export class StockDifferences {
  /**
   * The writes, their stocks as differences wherever the shop counts the product already. Throws
   * faults of the shop.
   * @param looks whether the shop is read whatever is known, as for a first try of differences
   */
  async of(
    record: DeliveryRecord,
    store: StoreClient,
    writes: ReadonlyMap<string, ProductWrite>,
    present: Present,
    looks: boolean,
  ): Promise<ReadonlyMap<string, ProductWrite>> {
    const made = new Map(writes);
    const unknown: StockUpdate[] = [];
    for (const write of writes.values()) {
      if (!isStockUpdate(write)) continue;
      const mapping = present.get(write.productId)?.mapping;
      const has = isForced(record, write) ? null : knownOf(mapping, write.fields.stock);
      if (has === 'uncounted') continue;
      if (has === null || looks) unknown.push(write);
      else made.set(write.productId, withStock(write, asDifference(write.fields.stock, has)));
    }
    const looked = await this.lookedFor(store, unknown, present);
    for (const write of looked) made.set(write.productId, write);
    return made;
  }

  /**
   * Writes of which some may be applied already: their differences are made anew by what the shop
   * shows. A stock that it does not show is written as a quantity. Throws faults of the shop.
   */
  async renew(
    store: StoreClient,
    writes: readonly ProductWrite[],
    present: Present,
  ): Promise<readonly ProductWrite[]> {
    const differences = writes
      .filter(isStockUpdate)
      .filter(({ fields }) => fields.stock.by !== undefined);
    if (differences.length === 0) return writes;
    const looked = await this.lookedFor(store, differences, present);
    const anew = new Map(looked.map((write) => [write.productId, write]));
    return writes.map((write) => anew.get(write.productId) ?? write);
  }

  private async lookedFor(
    store: StoreClient,
    updates: readonly StockUpdate[],
    present: Present,
  ): Promise<readonly StockUpdate[]> {
    if (updates.length === 0) return [];
    const { answers } = await inHalves(store.health, updates, async (part) => [
      ...(await store.products.readStocks(part.map((write) => subjectOf(write, present)))),
    ]);
    const shown = new Map(answers);
    return updates.map((write) => {
      const { managed = false, quantity = null } = shown.get(write.storeProductId) ?? {};
      const { stock } = write.fields;
      const isCounted = managed && quantity !== null;
      return withStock(write, isCounted ? asDifference(stock, quantity) : asQuantity(stock));
    });
  }
}

/** Whether a write brings a stock that a difference could bring. */
export function isStockUpdate(write: ProductWrite): write is StockUpdate {
  const { stock, type } = write.fields;
  if (write.kind !== 'update' || stock === undefined || type !== undefined) return false;
  return stock.managed && stock.quantity !== null;
}

/** The write with another form of its stock. */
export function withStock(write: StockUpdate, stock: StockFields): StockUpdate {
  const { quantity } = write.fields.stock;
  return { ...write, fields: { ...write.fields, stock: { ...stock, quantity } } };
}

/** What the shop has by now; null where nobody knows, `uncounted` where it counted nothing. */
function knownOf(
  mapping: ProductSyncMapping | undefined,
  { sold }: StockFields,
): number | null | 'uncounted' {
  const confirmed = mapping?.confirmed.stock;
  if (confirmed === undefined) return null;
  return confirmed.managed ? quantityByNow(confirmed, sold) : 'uncounted';
}

/** Whether somebody wants it written whatever was confirmed: then the shop may show anything. */
function isForced({ delivery }: DeliveryRecord, { productId, parent }: StockUpdate): boolean {
  const subject = parent?.productId ?? productId;
  return delivery.items.some((item) => item.subjectId === subject && item.payload.force);
}

/** How the shop finds it; a variation by the SKU that it has, or is given by this write. */
function subjectOf(write: StockUpdate, present: Present): ShownSubject {
  const { storeProductId, parent, productId, fields } = write;
  if (parent === undefined) return { storeProductId, variationSku: null };
  const { mapping, wanted } = present.get(productId) ?? {};
  const variationSku = mapping?.stored?.confirmed.sku ?? wanted?.sku ?? fields.sku ?? '';
  return { storeProductId, variationSku };
}
