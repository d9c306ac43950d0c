import { Injectable } from '@nestjs/common';
import {
  AdoptionRunRepository,
  type AdoptionRun,
} from '../../../domain/adoption/adoption-run.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { AuditedAction } from '../../audit/audited-action';
import { AdoptionNotFoundError } from '../../errors/adoption.errors';
import { ListStores } from '../stores/list-stores.use-case';

/** Calls an adoption off, or gives up what is not decided of it; what was adopted stays. */
@Injectable()
export class CancelAdoption {
  constructor(
    private readonly runs: AdoptionRunRepository,
    private readonly stores: ListStores,
    private readonly audited: AuditedAction,
  ) {}

  /** Throws `AdoptionNotFoundError` where there is none that is open, and `StoreNotFoundError`. */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<AdoptionRun> {
    await this.stores.find(storeId);
    return this.audited.perform(
      { storeId, action: 'adoption.cancel', origin, request: {} },
      async () => {
        const run = await this.runs.cancel(storeId);
        if (run === null) throw new AdoptionNotFoundError(storeId);
        return run;
      },
    );
  }
}
