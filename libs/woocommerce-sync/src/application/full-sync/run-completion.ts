import { Injectable, Logger } from '@nestjs/common';
import { SyncRunRepository } from '../../domain/runs/sync-run';

/**
 * Completes runs whose scan and batches are over, and says in the log how they ended: once for
 * each, whoever sees it first.
 */
@Injectable()
export class RunCompletion {
  private readonly logger = new Logger('FullSync');

  constructor(private readonly runs: SyncRunRepository) {}

  /** Completes the run if it is done. */
  async completeIfDone(runId: string): Promise<void> {
    if (!(await this.runs.completeIfDone(runId))) return;
    const progress = await this.runs.findProgress(runId);
    if (progress === null) return;
    const { run, operations, synced, skipped, failed, categories } = progress;
    const seconds = Math.round(
      ((run.completedAt ?? run.startedAt).getTime() - run.startedAt.getTime()) / 1_000,
    );
    const { id, storeId, totalProducts, unchanged, gone, note } = run;
    this.logger.log(
      {
        runId: id,
        storeId,
        seconds,
        operations,
        skipped,
        categories: categories.operations,
        gone,
        note,
      },
      `A full sync has ended after ${seconds} s: ${totalProducts} products, ${unchanged} right already, ${synced} written, ${failed} failed`,
    );
  }
}
