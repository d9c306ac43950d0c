import { ACCESS_BEHAVIOURS } from './access';
import { BATCHES_BEHAVIOURS } from './batches';
import { LISTS_BEHAVIOURS } from './lists';
import { ORDERS_BEHAVIOURS } from './orders';
import { PRICES_BEHAVIOURS } from './prices';
import { PRODUCTS_BEHAVIOURS } from './products';
import { STOCK_BEHAVIOURS } from './stock';
import { TERMS_BEHAVIOURS } from './terms';
import { VARIATIONS_BEHAVIOURS } from './variations';
import { WEBHOOKS_BEHAVIOURS } from './webhooks';

/**
 * What the double does as WooCommerce does, by name. Each can be switched off by name: then the
 * double does what somebody who does not know the shop would expect. So a check of a shop can be
 * shown to notice, and an older shop be stood in for.
 */
export const BEHAVIOURS = {
  ...ACCESS_BEHAVIOURS,
  ...PRICES_BEHAVIOURS,
  ...STOCK_BEHAVIOURS,
  ...PRODUCTS_BEHAVIOURS,
  ...BATCHES_BEHAVIOURS,
  ...VARIATIONS_BEHAVIOURS,
  ...TERMS_BEHAVIOURS,
  ...LISTS_BEHAVIOURS,
  ...ORDERS_BEHAVIOURS,
  ...WEBHOOKS_BEHAVIOURS,
} as const;

/** The name of something that the double does as WooCommerce does. */
export type BehaviourName = keyof typeof BEHAVIOURS;

/** Which behaviours hold; all of them, until one is switched off. */
export class Behaviours {
  private readonly off = new Set<BehaviourName>();

  constructor(off: readonly BehaviourName[] = []) {
    this.switchOff(off);
  }

  /** Whether the shop does as WooCommerce does in this. */
  has(name: BehaviourName): boolean {
    return !this.off.has(name);
  }

  /** Switches these off, and all others on again. */
  switchOff(names: readonly BehaviourName[]): void {
    this.off.clear();
    for (const name of names) this.off.add(name);
  }

  /** What is switched off. */
  list(): BehaviourName[] {
    return [...this.off];
  }
}
