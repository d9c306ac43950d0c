import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { DEFAULT_STORE_ID, sameShopKey, type Store } from '../../../domain/stores/store';
import { StoreExistsError, StoreStateError } from '../../../domain/stores/store.errors';
import { StoreRepository, type NewStore } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { CheckBook } from '../../doctor/check-book';
import { FitToStart } from '../../doctor/fit-to-start';
import type { StoreCheck } from '../../../domain/doctor/store-check.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { StoreClients } from '../../ports/store-client.port';
import { StoreSettings } from '../../ports/store-settings.port';
import { overruled } from '../../doctor/overruled';

/** Makes a store; its shop is not called before it is active. */
@Injectable()
export class AddStore {
  constructor(
    private readonly stores: StoreRepository,
    private readonly clients: StoreClients,
    private readonly settings: StoreSettings,
    private readonly fitness: FitToStart,
    private readonly book: CheckBook,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Throws `ValidationError` that names the field, `StoreExistsError` for an id or a shop that is
   * taken, `StoreStateError` for one that is to be called without credentials, and
   * `StoreUnfitError` for one that is to be active and is not fit for it.
   * @param despite why it is to be active in spite of what a check finds
   */
  async execute(wish: NewStore, origin: SyncRequestOrigin, despite?: string): Promise<Store> {
    const store = this.checked(wish);
    await this.checkFree(store);
    const check = await this.findFit(store, despite);
    const { credentials, ...shown } = store;
    const request = {
      ...shown,
      hasCredentials: credentials !== null,
      ...(check === null ? {} : overruled(check.report, despite)),
    };
    const made = await this.audited.perform(
      { storeId: store.id, action: 'stores.add', origin, request },
      () => this.stores.add(store),
    );
    if (check !== null) await this.book.keep(made.id, check);
    await this.clients.refresh();
    return made;
  }

  private checked(wish: NewStore): NewStore {
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
    return store;
  }

  /** Said before the shop is checked, which takes its time; the database has the last word. */
  private async checkFree({ id, url }: NewStore): Promise<void> {
    const stores = await this.stores.list();
    const shop = sameShopKey(url);
    if (stores.some((other) => other.id === id || sameShopKey(other.url) === shop))
      throw new StoreExistsError(`There is a store ${id}, or one of the shop ${url}, already`);
  }

  /** The check of a shop that is written to from now on; null for one that is not. */
  private async findFit(
    { state, url, credentials, settings }: NewStore,
    despite: string | undefined,
  ): Promise<StoreCheck | null> {
    if (state === 'active' && credentials !== null)
      return this.fitness.ofNew({ storeId: null, url, credentials, settings }, despite);
    if (despite === undefined) return null;
    throw new ValidationError('despite', 'is only said where a store is made active');
  }
}
