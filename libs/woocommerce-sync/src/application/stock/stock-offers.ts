import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import { flawOf } from '../../domain/catalog/flaw';
import { WHOLE_STOCK, type StockOffer } from '../../domain/stock/stock-offer';
import {
  HeldStockRepository,
  type AdoptedProducts,
} from '../../domain/stock/held-stock.repository';
import { StorePolicy, type StockRule } from '../ports/store-policy.port';

/** How a shop's offer is asked for. */
interface StockQuestion {
  readonly adopted?: AdoptedProducts;
  readonly rule?: StockRule;
}

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
   * @param rule where another one than the store's is tried
   */
  async of(
    storeId: string,
    productIds: readonly string[],
    { adopted = new Map(), rule = this.policy.stockRule(storeId) }: StockQuestion = {},
  ): Promise<StockOffer> {
    if (productIds.length === 0) return WHOLE_STOCK;
    const { percent, safety, cap, bookedBy } = rule;
    const taken = await this.held.find(storeId, productIds, adopted, bookedBy);
    return { percent, safety, cap, ...taken };
  }

  /**
   * Notes what the ERP has of these products, where its next number counts as a booking. A number
   * that was not counted by the store's rules, as it could not be or the store sells none, is no
   * next one: noting it would take what is held for booked.
   * @param readAfter when the ERP was read at the earliest
   */
  async noteErp(
    storeId: string,
    products: readonly CatalogProduct[],
    readAfter: Date,
  ): Promise<void> {
    const { stock: rule, catalog } = this.policy.planning(storeId);
    if (rule.bookedBy !== 'next-stock') return;
    const sold = products.filter(({ unsold }) => unsold === undefined);
    const all = sold.flatMap((product) => [product, ...product.variants]);
    const stocks = all
      .filter((one) => one.stock.managed && flawOf('stock', one) === undefined)
      .map(({ id, stock }) => ({ id, quantity: stock.quantity }));
    const counted = catalog.warehouses === null ? '' : [...catalog.warehouses].sort().join(',');
    await this.held.noteErpStocks(storeId, stocks, { readAfter, counted });
  }
}
