import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DriftFindingRepository } from '../../domain/drift/drift-finding.repository';
import {
  DriftRunRepository,
  type DriftRun,
  type DriftSource,
} from '../../domain/drift/drift-run.repository';
import type { FailureReason } from '../../domain/ledger/sync-item-state';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { StoreClients } from '../ports/store-client.port';
import { DriftRepairing } from './drift-repairing';
import { WholeComparison } from './whole-comparison';

/** How often a living process says so, in milliseconds; well within the lease. */
const HEARTBEAT_MS = 15_000;

/** Carries comparisons out, from their beginning; one that a process left behind, too. */
@Injectable()
export class RunDrift {
  private readonly logger = new Logger(RunDrift.name);
  /** Those of this process, by their tokens. */
  private readonly mine = new Map<string, string>();
  private closing = false;

  constructor(
    private readonly runs: DriftRunRepository,
    private readonly findings: DriftFindingRepository,
    private readonly whole: WholeComparison,
    private readonly repairing: DriftRepairing,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Carries it out, unless somebody does, or its store is not called: then it waits until that is.
   * What fails of it is in the run, and in the log; throws
   * where not even that can be written down.
   */
  async execute(runId: string): Promise<void> {
    if (this.closing || !(await this.isCalled(runId))) return;
    const token = randomUUID();
    const taken = await this.runs.take(runId, token);
    if (taken === null) return;
    this.mine.set(token, runId);
    const heartbeat = setInterval(() => {
      void this.keep(taken, token).catch(() => undefined);
    }, HEARTBEAT_MS).unref();
    try {
      await this.carryOut(taken, taken.source, token);
    } catch (error) {
      if (!this.mine.has(token)) return;
      this.logger.error({ err: error, runId }, 'A comparison with the shop failed');
      await this.runs.end(runId, token, reasonOf(error));
    } finally {
      clearInterval(heartbeat);
      this.mine.delete(token);
    }
  }

  /** Carries on what nobody does: a process that had it died. */
  async resume(): Promise<void> {
    for (const runId of await this.runs.findAbandoned()) await this.execute(runId);
  }

  /** Gives what goes on back, for others to begin anew. Answers its runs. */
  async close(): Promise<readonly string[]> {
    this.closing = true;
    const left = [...this.mine];
    this.mine.clear();
    for (const [token, runId] of left) await this.runs.release(runId, token).catch(() => undefined);
    return left.map(([, runId]) => runId);
  }

  /** Keeps the right to go on; gives it back where the store was paused meanwhile. */
  private async keep({ id, storeId }: DriftRun, token: string): Promise<void> {
    if (this.stores.isCalled(storeId)) {
      await this.runs.keep(id, token);
      return;
    }
    // What is read from now on is not recorded: it begins anew once the store is active.
    this.mine.delete(token);
    await this.runs.release(id, token);
  }

  private async isCalled(runId: string): Promise<boolean> {
    const run = await this.runs.find(runId);
    return run !== null && this.stores.isCalled(run.storeId);
  }

  private async carryOut(run: DriftRun, asked: DriftSource | null, token: string): Promise<void> {
    const { id, storeId } = run;
    if (!(await this.whole.compare(run, asked, token))) return;
    await this.runs.end(id, token, null);
    const ended = await this.runs.find(id);
    const found = await this.findings.count(id);
    if (ended !== null && (run.scope === 'whole' || found.length > 0))
      this.logger.log(
        { runId: id, storeId, source: ended.source, products: ended.products, found },
        'The shop was compared with the ERP by value',
      );
    await this.repairing.askDue(storeId);
  }
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof WooCommerceError) return { code: error.code, message: error.message };
  return { code: 'UNEXPECTED', message: 'It ended in an unexpected error; see the log' };
}
