import { Injectable } from '@nestjs/common';
import { type StoreClient, StoreClients } from '../../application/ports/store-client.port';
import { isCalled, takesChanges, type StoreState } from '../../domain/stores/store';
import { StoreStateError } from '../../domain/stores/store.errors';
import { ValidationError } from '../../domain/woocommerce.errors';
import { StoreDirectory, type KnownStore } from './store-directory';

const NOT_CALLED = {
  draft: ['STORE_DRAFT', 'is a draft: make it active first'],
  paused: ['STORE_PAUSED', 'is paused: make it active first'],
  leaving: ['STORE_LEAVING', 'is being removed'],
} as const satisfies Record<Exclude<StoreState, 'active'>, readonly [string, string]>;

/** The clients of the stores that the directory knows. */
@Injectable()
export class DirectoryStoreClients extends StoreClients {
  constructor(private readonly directory: StoreDirectory) {
    super();
  }

  override ids(): readonly string[] {
    return this.idsOf(({ state, hasCredentials }) => state === 'active' && hasCredentials);
  }

  override takingChanges(): readonly string[] {
    return this.idsOf(takesChanges);
  }

  override get(storeId: string): StoreClient {
    return this.known(storeId).client;
  }

  override isCalled(storeId: string): boolean {
    const store = this.directory.find(storeId);
    return store !== undefined && isCalled(store) && store.hasCredentials;
  }

  override open(storeId: string): StoreClient {
    return this.opened(storeId, ['active']);
  }

  override openToRead(storeId: string): StoreClient {
    return this.opened(storeId, ['active', 'draft']);
  }

  override refresh(): Promise<void> {
    return this.directory.refresh();
  }

  private opened(storeId: string, allowed: readonly StoreState[]): StoreClient {
    const { state, hasCredentials, client } = this.known(storeId);
    if (state !== 'active' && !allowed.includes(state)) {
      const [code, why] = NOT_CALLED[state];
      throw new StoreStateError(`The store ${storeId} ${why}`, code);
    }
    if (!hasCredentials)
      throw new StoreStateError(
        `The store ${storeId} has no credentials that can be opened`,
        'STORE_WITHOUT_CREDENTIALS',
      );
    return client;
  }

  private idsOf(picks: (store: KnownStore) => boolean): string[] {
    return this.directory
      .all()
      .filter(picks)
      .map(({ id }) => id);
  }

  private known(storeId: string): KnownStore {
    const store = this.directory.find(storeId);
    if (store === undefined)
      throw new ValidationError('storeId', `there is no store ${storeId}`, 'STORE_UNKNOWN');
    return store;
  }
}
