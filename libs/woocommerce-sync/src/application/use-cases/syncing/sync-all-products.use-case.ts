import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { SyncRunRepository, type SyncRunProgress } from '../../../domain/runs/sync-run';
import { AuditedAction } from '../../audit/audited-action';
import { RunAlreadyGoingError, RunNotFoundError } from '../../errors/run.errors';
import { RunCompletion } from '../../full-sync/run-completion';
import { FullSyncSignal } from '../../ports/full-sync-signal.port';
import { StoreClients } from '../../ports/store-client.port';
import { StoreActivation } from '../stores/store-activation';

/** Brings everything that Cypher owns of every product to a shop, in batches of up to 100. */
@Injectable()
export class SyncAllProducts {
  constructor(
    private readonly runs: SyncRunRepository,
    private readonly stores: StoreClients,
    private readonly signal: FullSyncSignal,
    private readonly audited: AuditedAction,
    private readonly completion: RunCompletion,
    private readonly activation: StoreActivation,
  ) {}

  /**
   * Starts a run and answers it; the work goes on in the workers. `force` writes what is right
   * already, too. Throws `RunAlreadyGoingError` while the store has a run, and
   * `StoreStateError` for one that is not called now, and `AdoptionStateError` for one whose
   * adoption is not decided.
   */
  async execute(
    storeId: string,
    force: boolean,
    origin: SyncRequestOrigin,
  ): Promise<SyncRunProgress> {
    this.stores.open(storeId);
    await this.mustBeReady(storeId);
    return this.audited.perform({ storeId, action: 'runs.start', origin, request: { force } }, () =>
      this.start(storeId, force, origin.actor),
    );
  }

  /** Throws `AdoptionStateError` for a store whose adoption is not decided. */
  async mustBeReady(storeId: string): Promise<void> {
    await this.activation.mustBeDecided(storeId);
  }

  /**
   * Starts a run, or lets the one go on that is under way. Answers its id. Throws as `mustBeReady`.
   */
  async ensureRunning(storeId: string, actor: string): Promise<string> {
    await this.mustBeReady(storeId);
    for (;;) {
      const run =
        (await this.runs.start(storeId, false, actor)) ?? (await this.runs.findRunning(storeId));
      // Between the two the one that was under way may have ended.
      if (run === null) continue;
      this.signal.go(run.id);
      return run.id;
    }
  }

  /** How far a run is. Throws `RunNotFoundError`. */
  async progress(runId: string): Promise<SyncRunProgress> {
    await this.completion.completeIfDone(runId);
    const progress = await this.runs.findProgress(runId);
    if (progress === null) throw new RunNotFoundError(runId);
    return progress;
  }

  /** Calls a run off: what waits is dropped, what is in flight ends. Throws `RunNotFoundError`. */
  async cancel(runId: string, origin: SyncRequestOrigin): Promise<SyncRunProgress> {
    const { storeId } = (await this.progress(runId)).run;
    return this.audited.perform(
      { storeId, action: 'runs.cancel', origin, request: { runId } },
      async () => {
        await this.runs.cancel(runId);
        return this.progress(runId);
      },
    );
  }

  private async start(storeId: string, force: boolean, actor: string): Promise<SyncRunProgress> {
    const run = await this.runs.start(storeId, force, actor);
    if (run === null) {
      const running = await this.runs.findRunning(storeId);
      throw new RunAlreadyGoingError(storeId, running?.id ?? 'unknown');
    }
    this.signal.go(run.id);
    return this.progress(run.id);
  }
}
