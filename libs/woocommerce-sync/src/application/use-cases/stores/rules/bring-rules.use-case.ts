import { Injectable } from '@nestjs/common';
import { SyncRunRepository } from '../../../../domain/runs/sync-run';
import { StoreRepository, type NewRules } from '../../../../domain/stores/store.repository';
import { RunAlreadyGoingError } from '../../../errors/run.errors';
import { BY_RULES } from '../../../full-sync/run-request';
import { StoreClients } from '../../../ports/store-client.port';
import { SyncAllProducts } from '../../syncing/sync-all-products.use-case';

/**
 * Starts a full sync of each store whose rules have changed, so that they count for every product.
 * That it is owed is kept with the store: nothing is forgotten by a crash, or while it is paused.
 */
@Injectable()
export class BringRules {
  constructor(
    private readonly stores: StoreRepository,
    private readonly clients: StoreClients,
    private readonly runs: SyncRunRepository,
    private readonly syncAll: SyncAllProducts,
  ) {}

  /**
   * One look; a store that fails keeps no other. Throws what one of them threw, when all have
   * ended. Harmless when several processes do it at once.
   */
  async execute(): Promise<void> {
    const called = new Set(this.clients.ids());
    const due = (await this.stores.withNewRules()).filter(({ id }) => called.has(id));
    const all = due.map((rules) => this.bring(rules));
    await Promise.allSettled(all);
    await Promise.all(all);
  }

  /**
   * False where another process has started one just now: the next look tells whether it is new.
   */
  private async start(storeId: string, force: boolean): Promise<boolean> {
    try {
      await this.syncAll.execute(storeId, force, BY_RULES);
      return true;
    } catch (error) {
      if (error instanceof RunAlreadyGoingError) return false;
      throw error;
    }
  }

  private async bring(rules: NewRules): Promise<void> {
    const running = await this.runs.findRunning(rules.id);
    // One that began before every process knew the rules has planned by the old ones.
    const isOld = running !== null && running.startedAt < rules.knownToAllAt;
    const force = rules.force || (isOld && running.force);
    // Written down first: a crash between both must not lose that it was a forced one.
    if (force && !rules.force) await this.stores.forceRules(rules.id);
    if (isOld) await this.syncAll.cancel(running.id, BY_RULES);
    const starts = running === null || isOld;
    if (starts && !(await this.start(rules.id, force))) return;
    await this.stores.settleRules(rules);
  }
}
