import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import { WHOLE_STOCK, type StockOffer } from '../../domain/stock/stock-offer';
import {
  HeldStockRepository,
  type AdoptedProducts,
} from '../../domain/stock/held-stock.repository';
import { StorePolicy } from '../ports/store-policy.port';

/** Says what shops may offer of the ERP's stock. */
@Injectable()
export class StockOffers {
  constructor(
    private readonly held: HeldStockRepository,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * What a shop may offer of these products.
   * @param adopted those of them that were just found in the shop
   */
  async of(
    storeId: string,
    productIds: readonly string[],
    adopted: AdoptedProducts = new Map(),
  ): Promise<StockOffer> {
    if (productIds.length === 0) return WHOLE_STOCK;
    const { safety, cap, bookedBy } = this.policy.stockRule(storeId);
    return { safety, cap, ...(await this.held.find(storeId, productIds, adopted, bookedBy)) };
  }

  /**
   * Notes what the ERP has of these products, where its next number counts as a booking.
   * @param readAfter when the ERP was read at the earliest
   */
  async noteErp(
    storeId: string,
    products: readonly CatalogProduct[],
    readAfter: Date,
  ): Promise<void> {
    if (this.policy.stockRule(storeId).bookedBy !== 'next-stock') return;
    const counted = products.flatMap((product) => [product, ...product.variants]);
    const stocks = counted
      .filter(({ stock }) => stock.managed)
      .map(({ id, stock }) => ({ id, quantity: stock.quantity }));
    await this.held.noteErpStocks(storeId, stocks, readAfter);
  }
}
