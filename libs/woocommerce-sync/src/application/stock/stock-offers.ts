import { Injectable } from '@nestjs/common';
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
    const { safety, cap } = this.policy.stockRule(storeId);
    return { safety, cap, ...(await this.held.find(storeId, productIds, adopted)) };
  }
}
