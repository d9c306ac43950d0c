import { Injectable, Logger } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { HeldStockRepository } from '../../../domain/stock/held-stock.repository';
import { asDifference, asQuantity, quantityByNow } from '../../../domain/stock/stock-difference';
import type { StockFields } from '../../../domain/stock/stock-fields';
import { RecentOrders } from '../../stock/recent-orders';
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
  private readonly logger = new Logger(StockDifferences.name);

  constructor(
    private readonly orders: RecentOrders,
    private readonly held: HeldStockRepository,
  ) {}

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
    const { storeId } = record.delivery;
    const looked = await this.lookedFor(storeId, store, unknown, present);
    for (const write of looked) made.set(write.productId, write);
    return made;
  }

  /**
   * Writes of which some may be applied already: their differences are made anew by what the shop
   * shows. A stock that it does not show is written as a quantity. Throws faults of the shop.
   */
  async renew(
    storeId: string,
    store: StoreClient,
    writes: readonly ProductWrite[],
    present: Present,
  ): Promise<readonly ProductWrite[]> {
    const differences = writes
      .filter(isStockUpdate)
      .filter(({ fields }) => fields.stock.by !== undefined);
    if (differences.length === 0) return writes;
    const looked = await this.lookedFor(storeId, store, differences, present);
    const anew = new Map(looked.map((write) => [write.productId, write]));
    return writes.map((write) => anew.get(write.productId) ?? write);
  }

  private async lookedFor(
    storeId: string,
    store: StoreClient,
    updates: readonly StockUpdate[],
    present: Present,
  ): Promise<readonly StockUpdate[]> {
    if (updates.length === 0) return [];
    const soldSince = await this.soldSince(storeId, updates);
    const { answers } = await inHalves(store.health, updates, async (part) => [
      ...(await store.products.readStocks(part.map((write) => subjectOf(write, present)))),
    ]);
    const shown = new Map(answers);
    return updates.map((write) => {
      const { managed = false, quantity = null } = shown.get(write.storeProductId) ?? {};
      const { stock } = write.fields;
      if (!managed || quantity === null) return withStock(write, asQuantity(stock));
      const had = quantity + (soldSince.get(write.productId) ?? 0);
      return withStock(write, asDifference(stock, had));
    });
  }

  /**
   * Pieces that orders have taken since the quantities were planned, which know nothing of them:
   * the shop shows them gone already. Without its newest orders where these cannot be read.
   */
  private async soldSince(
    storeId: string,
    updates: readonly StockUpdate[],
  ): Promise<ReadonlyMap<string, number>> {
    try {
      await this.orders.read(storeId);
    } catch (error) {
      this.logger.warn(
        { err: error, storeId },
        'Orders could not be read before stock is written; what they took may be written back',
      );
    }
    const ids = new Map(updates.map((write) => [write.storeProductId, write.productId]));
    const { sold } = await this.held.find(storeId, [], ids, 'told');
    return new Map(
      updates.map(({ productId, fields: { stock } }) => {
        const now = sold.get(productId) ?? 0;
        return [productId, now - (stock.sold ?? now)];
      }),
    );
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
  if (!confirmed.managed) return 'uncounted';
  // What an earlier version confirmed does not say which orders it knew.
  return confirmed.sold === undefined ? null : quantityByNow(confirmed, sold);
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
