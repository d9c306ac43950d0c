import { Injectable } from '@nestjs/common';
import type { DriftFilter } from '../../../domain/drift/drift-finding';
import { DriftRunRepository } from '../../../domain/drift/drift-run.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { AuditedAction } from '../../audit/audited-action';
import { DriftRepairing } from '../../drift/drift-repairing';
import { DriftRunNotFoundError } from '../../errors/drift.errors';

/** Sets right what a comparison found, as a person wants it. */
@Injectable()
export class RepairDrift {
  constructor(
    private readonly runs: DriftRunRepository,
    private readonly repairing: DriftRepairing,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Asks the ledger for what the filter names, and nobody has asked for. What the shop alone knows
   * cannot be set right. Answers how many findings that were. Throws `DriftRunNotFoundError`.
   */
  async execute(runId: string, filter: DriftFilter, origin: SyncRequestOrigin): Promise<number> {
    const run = await this.runs.find(runId);
    if (run === null) throw new DriftRunNotFoundError(runId);
    const request = { runId, ...filter };
    return this.audited.perform(
      { storeId: run.storeId, action: 'drift.repair', origin, request },
      () => this.repairing.askFor(run, filter, origin),
    );
  }
}
