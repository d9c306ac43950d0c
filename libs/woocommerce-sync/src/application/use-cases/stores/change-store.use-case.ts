import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { sameShopKey, type Store } from '../../../domain/stores/store';
import { StorePlanNeededError, StoreStateError } from '../../../domain/stores/store.errors';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { StoreRepository, type StoreChange } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreSettings } from '../../ports/store-settings.port';
import { ChangeTerms, type ChangeWord } from './change-terms';
import { ListStores, type ListedStore } from './list-stores.use-case';
import { notOfEnvironment } from './not-of-environment';
import { changedSettings } from './rules/planned-rules';
import { StoreTakeUp } from './store-take-up';

/** Changes a store; every process takes it up within seconds. */
@Injectable()
export class ChangeStore {
  constructor(
    private readonly stores: StoreRepository,
    private readonly list: ListStores,
    private readonly settings: StoreSettings,
    private readonly terms: ChangeTerms,
    private readonly audited: AuditedAction,
    private readonly takeUp: StoreTakeUp,
  ) {}

  /**
   * Throws `StoreNotFoundError`, `ValidationError` that names the field, `StoreExistsError` for a
   * shop that is another's, and `StoreStateError` for one that leaves, that the environment
   * describes, that was changed meanwhile, or that is to be called without credentials;
   * `AdoptionStateError` for one whose shop is to be written to before its adoption is decided;
   * `StorePlanNeededError` where what is written of its products would change, and that was not
   * planned; and `StoreUnfitError` for one that is to be active and is not fit for it, or for keys
   * of an active one that do not open its shop.
   * @param word what is said of the change besides
   */
  async execute(
    id: string,
    wish: StoreChange,
    origin: SyncRequestOrigin,
    word: ChangeWord = {},
  ): Promise<Store> {
    notOfEnvironment(id);
    const before = await this.list.find(id);
    const change = await this.terms.planned(before, this.checked(before, wish), word);
    const overrules = await this.terms.fit(before, change, word);
    const { credentials, before: _before, regained: _regained, ...shown } = change;
    const request = {
      ...shown,
      ...(credentials === undefined ? {} : { credentials: 'new' }),
      ...(change.rulesAreNew === true ? { planId: word.planId ?? null } : {}),
      ...overrules,
    };
    const changed = await this.audited.perform(
      { storeId: id, action: 'stores.change', origin, request },
      () => this.stores.change(id, change),
    );
    if (changed === null) throw await this.reasonNotToChange(id, change);
    await this.takeUp.of(id);
    return changed;
  }

  private async reasonNotToChange(id: string, { rulesAreNew }: StoreChange): Promise<Error> {
    const { state } = await this.list.find(id);
    if (state === 'leaving') return leaving(id);
    if (rulesAreNew === true) return new StorePlanNeededError(id, 'it was changed just now');
    return new StoreStateError(
      `The store ${id} was changed by somebody else just now: look at it, and try again`,
      'STORE_CHANGED',
    );
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
    if (settings !== undefined) this.settings.checkOwn(changedSettings(before.settings, settings));
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

function leaving(id: string): StoreStateError {
  return new StoreStateError(`The store ${id} is being removed`, 'STORE_LEAVING');
}
