import { Injectable } from '@nestjs/common';
import { WHOLE_STOCK, type StockOffer } from '../../domain/fields/stock-offer';
import { HeldStockRepository } from '../../domain/orders/held-stock.repository';
import { StorePolicy } from '../ports/store-policy.port';

/** Says what shops may offer of the ERP's stock. */
@Injectable()
export class StockOffers {
  constructor(
    private readonly held: HeldStockRepository,
    private readonly policy: StorePolicy,
  ) {}

  /** What a shop may offer of these products. */
  async of(storeId: string, productIds: readonly string[]): Promise<StockOffer> {
    if (productIds.length === 0) return WHOLE_STOCK;
    const { safety, cap, bookedAfterMinutes } = this.policy.stockRule(storeId);
    return { safety, cap, held: await this.held.find(storeId, productIds, bookedAfterMinutes) };
  }
}
