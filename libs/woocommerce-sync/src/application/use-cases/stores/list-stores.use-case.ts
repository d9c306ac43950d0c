import { Injectable } from '@nestjs/common';
import { DEFAULT_STORE_ID, type Store } from '../../../domain/stores/store';
import { StoreNotFoundError } from '../../../domain/stores/store.errors';
import { StoreRepository } from '../../../domain/stores/store.repository';
import { StoreClients } from '../../ports/store-client.port';

/** A store as it is listed. */
export interface ListedStore extends Omit<Store, 'createdAt' | 'changedAt'> {
  /** Who describes it. */
  readonly source: 'environment' | 'data';
  /** Null for the environment's. */
  readonly createdAt: Date | null;
  readonly changedAt: Date | null;
}

/** The stores that there are. */
@Injectable()
export class ListStores {
  constructor(
    private readonly stores: StoreRepository,
    private readonly clients: StoreClients,
  ) {}

  /** All of them: the environment's, then those that are data, by id. */
  async execute(): Promise<readonly ListedStore[]> {
    const stores = await this.stores.list();
    return [this.environments(), ...stores.map((store) => ({ ...store, source: 'data' as const }))];
  }

  /** One of them. Throws `StoreNotFoundError`. */
  async find(id: string): Promise<ListedStore> {
    const found = (await this.execute()).find((store) => store.id === id);
    if (found === undefined) throw new StoreNotFoundError(id);
    return found;
  }

  private environments(): ListedStore {
    return {
      id: DEFAULT_STORE_ID,
      name: DEFAULT_STORE_ID,
      url: this.clients.get(DEFAULT_STORE_ID).address,
      state: 'active',
      settings: {},
      hasCredentials: true,
      fullSyncDue: false,
      source: 'environment',
      createdAt: null,
      changedAt: null,
    };
  }
}
