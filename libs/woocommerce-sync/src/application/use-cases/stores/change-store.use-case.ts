import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { sameShopKey, type OwnSettings, type Store } from '../../../domain/stores/store';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { StoreRepository, type StoreChange } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { FitToStart } from '../../doctor/fit-to-start';
import { StoreSettings } from '../../ports/store-settings.port';
import { ListStores, type ListedStore } from './list-stores.use-case';
import { notOfEnvironment } from './not-of-environment';
import { overruled } from '../../doctor/overruled';
import { StoreTakeUp } from './store-take-up';

/** Changes a store; every process takes it up within seconds. */
@Injectable()
export class ChangeStore {
  constructor(
    private readonly stores: StoreRepository,
    private readonly list: ListStores,
    private readonly settings: StoreSettings,
    private readonly fitness: FitToStart,
    private readonly takeUp: StoreTakeUp,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Throws `StoreNotFoundError`, `ValidationError` that names the field, `StoreExistsError` for a
   * shop that is another's, `StoreStateError` for one that leaves, that the environment
   * describes, or that is to be called without credentials, and `StoreUnfitError` for one that is
   * to be active and is not fit for it.
   * @param despite why it is to be active in spite of what a check finds
   */
  async execute(
    id: string,
    wish: StoreChange,
    origin: SyncRequestOrigin,
    despite?: string,
  ): Promise<Store> {
    notOfEnvironment(id);
    const before = await this.list.find(id);
    const change = this.checked(before, wish);
    const overrules = await this.findFit(before, change, despite);
    const { credentials, ...shown } = change;
    const request = {
      ...shown,
      ...(credentials === undefined ? {} : { credentials: 'new' }),
      ...overrules,
    };
    const changed = await this.audited.perform(
      { storeId: id, action: 'stores.change', origin, request },
      () => this.stores.change(id, change),
    );
    if (changed === null) throw leaving(id);
    await this.takeUp.of(id);
    return changed;
  }

  /** What is overruled, for the audit; nothing of it is written before the shop was found fit. */
  private async findFit(
    { id: storeId, state }: ListedStore,
    change: StoreChange,
    despite: string | undefined,
  ): Promise<object> {
    const starts = change.state === 'active' && state !== 'active';
    if (starts) {
      const { report } = await this.fitness.ofStore({ storeId, ...change }, state, despite);
      return overruled(report, despite);
    }
    if (despite === undefined) return {};
    throw new ValidationError('despite', 'is only said where a store is made active');
  }

  private checked(before: ListedStore, wish: StoreChange): StoreChange {
    if (before.state === 'leaving') throw leaving(before.id);
    const { url: text, settings, credentials, state } = wish;
    const url = text === undefined ? undefined : this.settings.readUrl(text);
    if (url !== undefined && url !== before.url) checkMove(before, url, wish);
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

/**
 * A shop may move, as from http to https; another shop is another store. The credentials go to the
 * new address: only who knows them may say so.
 */
function checkMove(
  { id, url: from }: ListedStore,
  url: string,
  { credentials }: StoreChange,
): void {
  if (sameShopKey(url) !== sameShopKey(from))
    throw new StoreStateError(
      `The store ${id} is the shop ${from}, and what is known of it holds for no other: add a store for ${url}`,
      'STORE_OF_ANOTHER_SHOP',
    );
  if (credentials === undefined)
    throw new ValidationError('consumerKey', 'is needed with its secret where the address changes');
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
