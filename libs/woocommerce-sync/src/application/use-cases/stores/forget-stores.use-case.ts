import { Injectable, Logger } from '@nestjs/common';
import { StoreRepository, type LeavingStore } from '../../../domain/stores/store.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Who acts where nobody asks. */
const BY_SCHEDULE = { via: 'schedule', actor: 'stores' } as const;

/** Forgets the stores that leave, once nothing of them waits. */
@Injectable()
export class ForgetStores {
  private readonly logger = new Logger('Stores');

  constructor(
    private readonly stores: StoreRepository,
    private readonly clients: StoreClients,
    private readonly signal: SyncSignal,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * One look; a store that fails keeps no other. Throws what one of them threw, when all have
   * ended. Harmless when several processes do it at once.
   */
  async execute(): Promise<void> {
    const looks = (await this.stores.leaving()).map((leaving) => this.look(leaving));
    await Promise.allSettled(looks);
    await Promise.all(looks);
  }

  private async look({ id, how }: LeavingStore): Promise<void> {
    const cancelled = how === 'cancel' ? await this.stores.cancelWaiting(id) : 0;
    if (cancelled > 0)
      await this.audited.perform(
        { storeId: id, action: 'stores.cancel-waiting', origin: BY_SCHEDULE, request: {} },
        () => Promise.resolve({ cancelled }),
      );
    if ((await this.stores.countOpen(id)) > 0) {
      // What waits is sent first, and nobody else wakes a store that leaves.
      this.signal.wake(id);
      return;
    }
    await this.audited.perform(
      { storeId: id, action: 'stores.forget', origin: BY_SCHEDULE, request: { work: how } },
      () => this.stores.forget(id),
    );
    await this.clients.refresh();
    this.logger.log({ storeId: id }, 'A store was removed');
  }
}
