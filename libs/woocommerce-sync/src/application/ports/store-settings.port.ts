import type { OwnSettings, StoreCredentials } from '../../domain/stores/store';

/** Reads what a person says of a store, as the settings of the environment are read. */
export abstract class StoreSettings {
  /** The home address of a shop as it is kept. Throws `ValidationError` (`url`). */
  abstract readUrl(text: string): string;

  /** Throws `ValidationError` (`consumerKey`, `consumerSecret`) for what can be none. */
  abstract checkCredentials(credentials: StoreCredentials): void;

  /** Throws `ValidationError` that names the setting, as `settings.STOCK_SAFETY`. */
  abstract checkOwn(settings: OwnSettings): void;

  /** Whether an address is that of the shop of the environment. */
  abstract isEnvironments(url: string): boolean;
}
