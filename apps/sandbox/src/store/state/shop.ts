import type { Behaviours } from '../behaviour/behaviours';
import type { ImageLibrary } from '../products/image-library';
import type { StockTiming } from '../products/stock/stock-timing';
import type { ShopSettings } from './shop-settings';
import type { StoreCatalogue } from './store-catalogue';

/** What a shop is: what it sells, how it is set, and what it does as WooCommerce does. */
export interface Shop {
  readonly catalogue: StoreCatalogue;
  readonly library: ImageLibrary;
  /** What it does as WooCommerce does, and what is switched off. */
  readonly behaviours: Behaviours;
  /** What the shopkeeper has set; changed by hand, or by the control routes. */
  readonly settings: ShopSettings;
  /** What may come between the reading of a stock and its writing. */
  readonly stockTiming: StockTiming;
  /** The shop's clock, in milliseconds. */
  readonly now: () => number;
  /** The shop's address, as its links show it, without a slash at its end. */
  readonly homeUrl: () => string;
}
