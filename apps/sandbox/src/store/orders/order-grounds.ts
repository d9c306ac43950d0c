import type { Shop } from '../state/shop';
import type { ShopChanges } from '../state/shop-changes';
import type { ShopTerms } from './settling/shop-terms';

/** What the shop's orders stand on. */
export interface OrderGrounds extends Shop {
  readonly terms: ShopTerms;
  readonly changes: ShopChanges;
}
