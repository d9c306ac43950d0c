import type { OwnSettings, StoreCredentials } from '../../domain/stores/store';
import type { EnvironmentRules } from '../../domain/stores/inherited-rules';
import type { PlanningRules } from './store-policy.port';

/** Reads what a person says of a store, as the settings of the environment are read. */
export abstract class StoreSettings {
  /** The home address of a shop as it is kept. Throws `ValidationError` (`url`). */
  abstract readUrl(text: string): string;

  /** Throws `ValidationError` (`consumerKey`, `consumerSecret`) for what can be none. */
  abstract checkCredentials(credentials: StoreCredentials): void;

  /**
   * Checks all that a store has for itself, one by one and together. Throws `ValidationError` that
   * names the setting, as `settings.STOCK_SAFETY`.
   */
  abstract checkOwn(settings: OwnSettings): void;

  /**
   * What decides what is written of a store's products, were these its settings. Throws as
   * `checkOwn`.
   */
  abstract planningOf(settings: OwnSettings): PlanningRules;

  /** What the environment says of these settings, each in one fixed form. */
  abstract environmentOf(names: readonly string[]): EnvironmentRules;

  /** Whether an address is that of the shop of the environment. */
  abstract isEnvironments(url: string): boolean;
}
