import type { StoreCredentials } from '../../../domain/stores/store';

/** Tries keys at a store's shop before the store has them. */
export abstract class StoreTrial {
  /**
   * One cheap read with these keys. Throws `StoreUnauthorizedError` where they do not open the
   * shop, and what any call throws.
   */
  abstract read(storeId: string, credentials: StoreCredentials): Promise<void>;
}
