import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import { WHOLE_STOCK } from '../../../domain/stock/stock-offer';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { StoreChoices } from '../../lane/references/store-choices';
import { StoreCurrency } from '../../lane/references/store-currency';
import { StoreClients, type StoreClient } from '../../ports/store-client.port';
import { StorePolicy, type PlanningRules } from '../../ports/store-policy.port';
import { StockOffers } from '../../stock/stock-offers';
import { KnownReferences } from './known-references';

/** What products refer to, for a scan: what is mapped, and what the shop tells while it is well. */
@Injectable()
export class ScannedReferences {
  constructor(
    private readonly known: KnownReferences,
    private readonly stores: StoreClients,
    private readonly currency: StoreCurrency,
    private readonly choices: StoreChoices,
    private readonly policy: StorePolicy,
    private readonly stock: StockOffers,
  ) {}

  /**
   * What holds for all pages; tags, brands and choices are looked up page by page.
   * @param rules what decides about the store's products; its own where nobody asks otherwise
   * @param asksDraft whether the shop of a draft is asked as well
   */
  async ofStore(
    storeId: string,
    rules: PlanningRules = this.policy.planning(storeId),
    asksDraft = false,
  ): Promise<ShopReferences> {
    const [known, currency] = await Promise.all([
      this.known.of(storeId),
      this.askShop(storeId, asksDraft, (store) => this.currency.of(storeId, store)),
    ]);
    return {
      ...known,
      currency,
      choices: new Map(),
      ownership: rules.ownership,
      customFields: rules.customFields,
      tags: new Map(),
      stock: WHOLE_STOCK,
    };
  }

  /** The same, with what the products of one page refer to. */
  async ofPage(
    storeId: string,
    references: ShopReferences,
    products: readonly CatalogProduct[],
    rules: PlanningRules = this.policy.planning(storeId),
    asksDraft = false,
  ): Promise<ShopReferences> {
    const ids = products.map(({ id }) => id);
    const [choices, terms, stock] = await Promise.all([
      this.askShop(storeId, asksDraft, (store) => this.choices.of(storeId, store, () => products)),
      this.known.termsOf(storeId, products, references.brands === null),
      this.stock.of(storeId, ids, { rule: rules.stock }),
    ]);
    return { ...references, ...terms, choices: choices ?? references.choices, stock };
  }

  /**
   * A shop that is down, or not called now, is no reason not to scan: delivery asks it again.
   */
  private async askShop<T>(
    storeId: string,
    asksDraft: boolean,
    ask: (store: StoreClient) => Promise<T>,
  ): Promise<T | null> {
    if (!asksDraft && !this.stores.isCalled(storeId)) return null;
    try {
      const store = asksDraft ? this.stores.openToRead(storeId) : this.stores.get(storeId);
      return await ask(store);
    } catch (error) {
      if (error instanceof WooCommerceError) return null;
      throw error;
    }
  }
}
