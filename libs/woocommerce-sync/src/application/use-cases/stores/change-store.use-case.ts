import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import type { OwnSettings, Store } from '../../../domain/stores/store';
import { StoreExistsError, StoreStateError } from '../../../domain/stores/store.errors';
import { StoreRepository, type StoreChange } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { StoreSettings } from '../../ports/store-settings.port';
import { SyncSignal } from '../../ports/sync-signal.port';
import { ListStores, type ListedStore } from './list-stores.use-case';
import { notOfEnvironment } from './not-of-environment';

/** Changes a store; every process takes it up within seconds. */
@Injectable()
export class ChangeStore {
  constructor(
    private readonly stores: StoreRepository,
    private readonly list: ListStores,
    private readonly clients: StoreClients,
    private readonly settings: StoreSettings,
    private readonly audited: AuditedAction,
    private readonly signal: SyncSignal,
  ) {}

  /**
   * Throws `StoreNotFoundError`, `ValidationError` that names the field, `StoreExistsError` for a
   * shop that is another's, and `StoreStateError` for one that leaves, that the environment
   * describes, or that is to be called without credentials.
   */
  async execute(id: string, wish: StoreChange, origin: SyncRequestOrigin): Promise<Store> {
    notOfEnvironment(id);
    const before = await this.list.find(id);
    const change = this.checked(before, wish);
    const { credentials, ...shown } = change;
    const request = { ...shown, ...(credentials === undefined ? {} : { credentials: 'new' }) };
    const changed = await this.audited.perform(
      { storeId: id, action: 'stores.change', origin, request },
      () => this.stores.change(id, change),
    );
    if (changed === null) throw leaving(id);
    await this.clients.refresh();
    this.signal.wake(id);
    return changed;
  }

  private checked(before: ListedStore, wish: StoreChange): StoreChange {
    if (before.state === 'leaving') throw leaving(before.id);
    const { url: text, settings, credentials, state } = wish;
    const url = text === undefined ? undefined : this.settings.readUrl(text);
    if (url !== undefined && this.settings.isEnvironments(url))
      throw new StoreExistsError(`The shop ${url} is that of the environment`);
    if (credentials !== undefined) this.settings.checkCredentials(credentials);
    else if (state !== undefined && state !== 'draft' && !before.hasCredentials)
      throw new StoreStateError(
        `The store ${before.id} has no credentials: add them first`,
        'STORE_WITHOUT_CREDENTIALS',
      );
    if (settings !== undefined) this.settings.checkOwn(givenOf(settings));
    return { ...wish, ...(url === undefined ? {} : { url }) };
  }
}

function givenOf(settings: Readonly<Record<string, string | null>>): OwnSettings {
  const given = Object.entries(settings).filter((entry): entry is [string, string] =>
    entry.every((part) => part !== null),
  );
  return Object.fromEntries(given);
}

function leaving(id: string): StoreStateError {
  return new StoreStateError(`The store ${id} is being removed`, 'STORE_LEAVING');
}
