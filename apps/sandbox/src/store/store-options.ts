import type { BehaviourName } from './behaviour/behaviours';
import type { ShopUser } from './access/shop-user';
import type { StoreKey } from './access/store-key';
import type { ShopSettings } from './state/shop-settings';
import type { Slowdown, TimeModel, TimeModelName } from './speed/time-model';

/** How a double is to be. */
export interface StoreDoubleOptions {
  /** 0, or left out, for any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Address that the shop takes for its own, where it is not the one that it listens on. */
  readonly homeUrl?: string;
  readonly preset?: TimeModelName;
  /** What is otherwise than in the preset. */
  readonly model?: Partial<TimeModel>;
  /** How it gets slower and slower. */
  readonly slowdown?: Slowdown;
  readonly keys?: readonly StoreKey[];
  /** Who may log in at the pages on which an owner approves; an owner and a customer without it. */
  readonly users?: readonly ShopUser[];
  /** Whether it is told that it stands behind TLS: then Basic works and OAuth does not. */
  readonly behindTls?: boolean;
  /** What it does not do as WooCommerce does. */
  readonly off?: readonly BehaviourName[];
  readonly settings?: Partial<ShopSettings>;
  /** The shop's clock, in milliseconds; the machine's, when it is left out. */
  readonly now?: () => number;
  /** How long a change waits until webhooks tell of it, in milliseconds. */
  readonly webhookDelayMs?: number;
  /** Most writes, and most calls, that the journal holds; all of them without it. */
  readonly journalLimit?: number;
}
