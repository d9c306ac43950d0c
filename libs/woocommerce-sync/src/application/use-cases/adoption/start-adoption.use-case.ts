import { Injectable } from '@nestjs/common';
import {
  AdoptionRunRepository,
  type AdoptionRun,
} from '../../../domain/adoption/adoption-run.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { SyncRunRepository } from '../../../domain/runs/sync-run';
import { AuditedAction } from '../../audit/audited-action';
import { AdoptionStateError } from '../../errors/adoption.errors';
import { RunAlreadyGoingError } from '../../errors/run.errors';
import { AdoptionSignal } from '../../ports/adoption/adoption-signal.port';
import { StoreClients } from '../../ports/store-client.port';
import { ListStores } from '../stores/list-stores.use-case';

/** Has a shop read for adoption, a draft's as well; nothing is written to it. */
@Injectable()
export class StartAdoption {
  constructor(
    private readonly runs: AdoptionRunRepository,
    private readonly list: ListStores,
    private readonly stores: StoreClients,
    private readonly signal: AdoptionSignal,
    private readonly audited: AuditedAction,
    private readonly fullSyncs: SyncRunRepository,
  ) {}

  /**
   * Starts it; the work goes on in the workers. Throws `AdoptionStateError` while one goes on,
   * `RunAlreadyGoingError` while a full sync writes what would be read,
   * `StoreNotFoundError`, and as `StoreClients.openToRead`.
   */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<AdoptionRun> {
    await this.list.find(storeId);
    this.stores.openToRead(storeId);
    const fullSync = await this.fullSyncs.findRunning(storeId);
    if (fullSync !== null) throw new RunAlreadyGoingError(storeId, fullSync.id);
    return this.audited.perform(
      { storeId, action: 'adoption.start', origin, request: {} },
      async () => {
        const run = await this.runs.start(storeId, origin.actor);
        if (run === null)
          throw new AdoptionStateError(
            `The shop of ${storeId} is being read for adoption already`,
            'ADOPTION_GOING',
          );
        this.signal.go(run.id);
        return run;
      },
    );
  }
}
