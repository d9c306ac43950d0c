import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { DEFAULT_STORE_ID, type Store } from '../../../domain/stores/store';
import { StoreExistsError, StoreStateError } from '../../../domain/stores/store.errors';
import { StoreRepository, type NewStore } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { StoreSettings } from '../../ports/store-settings.port';

/** Makes a store; its shop is not called before it is active. */
@Injectable()
export class AddStore {
  constructor(
    private readonly stores: StoreRepository,
    private readonly clients: StoreClients,
    private readonly settings: StoreSettings,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Throws `ValidationError` that names the field, `StoreExistsError` for an id or a shop that is
   * taken, and `StoreStateError` for one that is to be called without credentials.
   */
  async execute(wish: NewStore, origin: SyncRequestOrigin): Promise<Store> {
    const store = { ...wish, url: this.settings.readUrl(wish.url) };
    if (store.id === DEFAULT_STORE_ID || this.settings.isEnvironments(store.url))
      throw new StoreExistsError(
        `The store ${DEFAULT_STORE_ID}, which the environment describes, has that id or that shop`,
      );
    if (store.credentials !== null) this.settings.checkCredentials(store.credentials);
    else if (store.state !== 'draft')
      throw new StoreStateError(
        `The store ${store.id} has no credentials: add them, or make it a draft`,
        'STORE_WITHOUT_CREDENTIALS',
      );
    this.settings.checkOwn(store.settings);
    const { credentials, ...shown } = store;
    const request = { ...shown, hasCredentials: credentials !== null };
    const made = await this.audited.perform(
      { storeId: store.id, action: 'stores.add', origin, request },
      () => this.stores.add(store),
    );
    await this.clients.refresh();
    return made;
  }
}
