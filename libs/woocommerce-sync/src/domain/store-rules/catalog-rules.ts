import type { UnsoldAction } from '../catalog/catalog-product';
import type { ProductFilter } from './product-filter';

/** What of the ERP's catalogue is one store's. */
export interface CatalogRules {
  /** The list that it sells by; null: the ERP's own prices. */
  readonly priceList: string | null;
  /** Whether the ERP's own price holds where that list has none. */
  readonly fallsBackToOwnPrice: boolean;
  /** The currency that prices have to be in, ISO 4217; null: only the shop's own is checked. */
  readonly currency: string | null;
  /** Ids of the warehouses that it sells of; null: all that the ERP has. */
  readonly warehouses: ReadonlySet<string> | null;
  /** The language tag of its texts; null: the ERP's own. */
  readonly language: string | null;
  /** Null: it sells everything. */
  readonly filter: ProductFilter | null;
  /** What becomes of a product that it has, and that the filter leaves out. */
  readonly unsold: UnsoldAction;
}

/** A store that takes the catalogue as it is. */
export const WHOLE_CATALOG: CatalogRules = {
  priceList: null,
  fallsBackToOwnPrice: false,
  currency: null,
  warehouses: null,
  language: null,
  filter: null,
  unsold: 'trash',
};
