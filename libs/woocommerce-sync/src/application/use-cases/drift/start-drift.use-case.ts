import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import {
  DriftRunRepository,
  type DriftRun,
  type DriftScope,
  type DriftSource,
} from '../../../domain/drift/drift-run.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { AuditedAction } from '../../audit/audited-action';
import { DriftRunningError } from '../../errors/drift.errors';
import { DriftSignal } from '../../ports/drift/drift-signal.port';
import { StoreClients } from '../../ports/store-client.port';

/** Who asks where nobody does. */
const SCHEDULE = 'schedule';

/** Has shops compared with the ERP by value; the work goes on in the workers. */
@Injectable()
export class StartDrift {
  private readonly logger = new Logger(StartDrift.name);

  constructor(
    private readonly runs: DriftRunRepository,
    private readonly stores: StoreClients,
    private readonly lanes: LaneRepository,
    private readonly signal: DriftSignal,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Starts a comparison of the whole shop, as a person wants it. Throws `DriftRunningError` while
   * one goes on, and `ValidationError` for an unknown store.
   * @param source how to read the shop; null for its export where it has one
   */
  async execute(
    storeId: string,
    source: DriftSource | null,
    origin: SyncRequestOrigin,
  ): Promise<DriftRun> {
    this.stores.open(storeId);
    return this.audited.perform(
      { storeId, action: 'drift.start', origin, request: { source } },
      async () => {
        const run = await this.start(storeId, 'whole', origin.actor, source);
        if (run === null) throw new DriftRunningError(storeId);
        this.signal.go(run.id);
        return run;
      },
      ({ id }) => ({ runId: id }),
    );
  }

  /**
   * What the schedule does: one of each of these stores, less those that rest and those that are
   * compared already. Answers what was started.
   * @param storeIds every store where they are left out
   */
  async executeForStores(
    scope: DriftScope,
    storeIds: readonly string[] = this.stores.ids(),
  ): Promise<readonly DriftRun[]> {
    const started: DriftRun[] = [];
    for (const storeId of this.stores.ids().filter((id) => storeIds.includes(id))) {
      try {
        if (await this.rests(storeId)) continue;
        const run = await this.start(storeId, scope, SCHEDULE, null);
        if (run !== null) started.push(run);
      } catch (error) {
        this.logger.error({ err: error, storeId }, 'A comparison with the shop was not started');
      }
    }
    return started;
  }

  private start(
    storeId: string,
    scope: DriftScope,
    requestedBy: string,
    source: DriftSource | null,
  ): Promise<DriftRun | null> {
    return this.runs.start({ storeId, scope, requestedBy, source });
  }

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.lanes.status(storeId);
    return Math.max(pauseLeftMs(breakers.store, readAt), pauseLeftMs(breakers.erp, readAt)) > 0;
  }
}
