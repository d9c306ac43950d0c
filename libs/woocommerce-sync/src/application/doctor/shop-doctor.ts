import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import { StoreCapabilityRepository } from '../../domain/catalog/store-capability.repository';
import type { Expectations, Remembered } from '../../domain/doctor/grounds';
import { reportOf, versionsOf } from '../../domain/doctor/shop-report';
import type { StoreCheck } from '../../domain/doctor/store-check.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { DIFFERENCES_FORGOTTEN_HOURS } from '../lane/stock/difference-capability';
import { Clock } from '../ports/clock.port';
import {
  ShopExaminer,
  type ShopExamination,
  type ShopToExamine,
} from '../ports/doctor/shop-examiner.port';
import { ErpCatalog } from '../ports/erp-catalog.port';

const NOTHING: Remembered = { variationsOfManyParents: null, stockDifferences: null };

/** Examines a shop, and says what is wrong with it, what that means and how to mend it. */
@Injectable()
export class ShopDoctor {
  constructor(
    private readonly examiner: ShopExaminer,
    private readonly capabilities: StoreCapabilityRepository,
    private readonly catalog: ErpCatalog,
    private readonly clock: Clock,
  ) {}

  /** A shop, ready to be checked. Throws as `ShopExaminer.open`. */
  open(shop: ShopToExamine): ShopExamination {
    return this.examiner.open(shop);
  }

  /**
   * Checks it, for less than a minute. A shop that cannot be reached is a finding, and no error.
   * @param storeId whose shop it is, for what is remembered of it; null for nobody's
   */
  async check(examination: ShopExamination, storeId: string | null): Promise<StoreCheck> {
    const [seen, remembered, erpCurrencies] = await Promise.all([
      examination.observe(),
      storeId === null ? NOTHING : this.rememberedOf(storeId),
      this.erpCurrencies(examination.expectations),
    ]);
    const { expectations, subject } = examination;
    const now = this.clock.now();
    const report = reportOf(seen, { expectations, remembered, erpCurrencies, now });
    return { report, subject, versions: seen.status === null ? null : versionsOf(seen.status) };
  }

  private async rememberedOf(storeId: string): Promise<Remembered> {
    const [variationsOfManyParents, stockDifferences] = await Promise.all([
      this.capabilities.find(storeId, 'variations-of-many-parents'),
      this.capabilities.find(storeId, 'stock-differences', DIFFERENCES_FORGOTTEN_HOURS),
    ]);
    return { variationsOfManyParents, stockDifferences };
  }

  /**
   * Those of the ERP's first products; null where the ERP does not answer, which others tell of.
   */
  private async erpCurrencies(expected: Expectations): Promise<readonly string[] | null> {
    try {
      const { products } = await this.catalog.page(null);
      return [...new Set(products.flatMap((product) => currencyOf(product, expected)))];
    } catch (error) {
      if (error instanceof WooCommerceError) return null;
      throw error;
    }
  }
}

/** In which currency a store sells a product; none where its list has no price of it. */
function currencyOf(
  { price, prices = [] }: CatalogProduct,
  { priceList, fallsBackToOwnPrice }: Expectations,
): string[] {
  const listed = prices.find(({ list }) => list === priceList)?.currency;
  if (listed !== undefined) return [listed];
  return priceList === null || fallsBackToOwnPrice ? [price.currency] : [];
}
