import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import type { Store } from '../../../domain/stores/store';
import { StoreNotFoundError } from '../../../domain/stores/store.errors';
import { StoreRepository, type Leaving } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { notOfEnvironment } from './not-of-environment';
import { StoreTakeUp } from './store-take-up';

/** Has a store leave; it is forgotten once nothing of it waits. Nothing in its shop is changed. */
@Injectable()
export class RemoveStore {
  constructor(
    private readonly stores: StoreRepository,
    private readonly audited: AuditedAction,
    private readonly takeUp: StoreTakeUp,
  ) {}

  /**
   * What waits is sent first (`drain`), or dropped (`cancel`); for one that leaves already the
   * later word counts. Throws `StoreNotFoundError`, and `StoreStateError` for the environment's.
   */
  async execute(id: string, how: Leaving, origin: SyncRequestOrigin): Promise<Store> {
    notOfEnvironment(id);
    const { store } = await this.audited.perform(
      { storeId: id, action: 'stores.remove', origin, request: { work: how } },
      async () => {
        const left = await this.stores.leave(id, how);
        if (left === null) throw new StoreNotFoundError(id);
        return left;
      },
    );
    await this.takeUp.of(id);
    return store;
  }
}
