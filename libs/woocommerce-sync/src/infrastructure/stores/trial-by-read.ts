import { Injectable } from '@nestjs/common';
import { Clock } from '../../application/ports/clock.port';
import { StoreTrial } from '../../application/ports/stores/store-trial.port';
import type { StoreCredentials } from '../../domain/stores/store';
import { StoreNotFoundError } from '../../domain/stores/store.errors';
import { StoreRepository } from '../../domain/stores/store.repository';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { openStoreClient } from '../woocommerce/client/woocommerce-store-client';
import { settingsOf } from './own-settings';

/** By the read that probes a shop, with the store’s address and settings. */
@Injectable()
export class TrialByRead extends StoreTrial {
  constructor(
    private readonly stores: StoreRepository,
    private readonly environment: WooCommerceSyncSettings,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async read(storeId: string, credentials: StoreCredentials): Promise<void> {
    const store = (await this.stores.list()).find(({ id }) => id === storeId);
    if (store === undefined) throw new StoreNotFoundError(storeId);
    const settings = settingsOf(this.environment, { store, credentials });
    await openStoreClient(settings, this.clock).health.probe();
  }
}
