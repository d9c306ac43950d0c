import { Injectable } from '@nestjs/common';
import { StoreClients } from '../ports/store-client.port';
import { StartDrift } from '../use-cases/drift/start-drift.use-case';
import { DriftRepairing } from './drift-repairing';
import { RunDrift } from './run-drift';

/**
 * What is done every few minutes: what dead processes left is carried out, what was changed in the
 * shops is compared, and what had to wait is set right.
 */
@Injectable()
export class WatchDrift {
  constructor(
    private readonly runDrift: RunDrift,
    private readonly startDrift: StartDrift,
    private readonly repairing: DriftRepairing,
    private readonly stores: StoreClients,
  ) {}

  /** One watch over all stores. Throws where the database cannot be reached. */
  async execute(): Promise<void> {
    await this.runDrift.resume();
    const runs = await this.startDrift.executeForStores('watch');
    // At once: a slow shop keeps no other waiting.
    await Promise.all(runs.map(({ id }) => this.runDrift.execute(id)));
    for (const storeId of this.stores.ids()) await this.repairing.askDue(storeId);
  }
}
