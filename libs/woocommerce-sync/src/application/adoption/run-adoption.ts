import { randomUUID } from 'node:crypto';
import { setImmediate as immediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { FoundPair } from '../../domain/adoption/adoption-pair';
import {
  AdoptionPairRepository,
  ForeignProductRepository,
} from '../../domain/adoption/adoption-pair.repository';
import {
  AdoptionRunRepository,
  type AdoptionRun,
} from '../../domain/adoption/adoption-run.repository';
import { matching } from '../../domain/adoption/matching/match-assortments';
import type { FailureReason } from '../../domain/ledger/sync-item-state';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { Clock } from '../ports/clock.port';
import { StoreClients } from '../ports/store-client.port';
import { AssortmentReading, type RunningProgress } from './assortment-reading';

/** How often a living process says so, in milliseconds; well within the lease. */
const HEARTBEAT_MS = 5_000;

/** How long a calculation may keep all else waiting, in milliseconds. */
const LONGEST_TURN_MS = 20;

/** What one reading is carried out with. */
interface Carrying {
  readonly run: AdoptionRun;
  readonly token: string;
  readonly progress: RunningProgress;
  readonly goesOn: () => boolean;
}

/** Reads shops for adoption, and finds out which of their products are which of the ERP. */
@Injectable()
export class RunAdoption {
  private readonly logger = new Logger(RunAdoption.name);
  /** Those of this process, by their tokens. */
  private readonly mine = new Map<string, string>();
  private closing = false;
  /** Whether one is at work here: each holds a whole shop in memory. */
  private isBusy = false;

  constructor(
    private readonly runs: AdoptionRunRepository,
    private readonly pairs: AdoptionPairRepository,
    private readonly foreign: ForeignProductRepository,
    private readonly reading: AssortmentReading,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
  ) {}

  /**
   * Carries it out, unless somebody does; while this process is at another one it is left to
   * whoever is free first. What fails of it is in the run, and in the log; throws
   * where not even that can be written down.
   */
  async execute(runId: string): Promise<void> {
    if (this.closing || this.isBusy) return;
    this.isBusy = true;
    try {
      const token = randomUUID();
      const run = await this.runs.take(runId, token);
      if (run !== null) await this.work(run, token);
    } finally {
      this.isBusy = false;
    }
  }

  private async work(run: AdoptionRun, token: string): Promise<void> {
    const runId = run.id;
    this.mine.set(token, runId);
    const progress = { products: 0, variations: 0, erpProducts: 0 };
    const heartbeat = setInterval(() => void this.beat(runId, token, progress), HEARTBEAT_MS);
    heartbeat.unref();
    try {
      await this.carryOut({ run, token, progress, goesOn: () => this.mine.has(token) });
    } catch (error) {
      if (!this.mine.has(token)) return;
      this.logger.error({ err: error, runId }, 'A shop could not be read for adoption');
      await this.runs.fail(runId, token, reasonOf(error));
    } finally {
      clearInterval(heartbeat);
      this.mine.delete(token);
    }
  }

  /**
   * Carries on the oldest of what nobody does: a process that had it died, or its signal was lost.
   * Returns before that is done; throws where the database cannot be asked.
   */
  async resume(): Promise<void> {
    const [runId] = await this.runs.findAbandoned();
    if (runId === undefined) return;
    void this.execute(runId).catch((error: unknown) => {
      this.logger.error({ err: error, runId }, 'A reading for adoption does not go on for now');
    });
  }

  /** Gives what goes on back, for others to begin anew. Answers its runs. */
  async close(): Promise<readonly string[]> {
    this.closing = true;
    const left = [...this.mine];
    this.mine.clear();
    for (const [token, runId] of left) await this.runs.release(runId, token).catch(() => undefined);
    return left.map(([, runId]) => runId);
  }

  private async carryOut({ run, token, progress, goesOn }: Carrying): Promise<void> {
    const { id, storeId } = run;
    // Another process may have made the store a moment ago.
    await this.stores.refresh();
    const store = this.stores.openToRead(storeId);
    const { note, ...read } = await this.reading.read(storeId, store, progress, goesOn);
    if (!goesOn() || !(await this.runs.keep(id, token, progress))) return;
    const [mappings, foreign] = await Promise.all([
      this.pairs.findMapped(storeId),
      this.foreign.findAll(storeId),
    ]);
    const found = await inTurns(matching({ ...read, mappings, foreign }), this.clock);
    if (!goesOn() || !(await this.pairs.saveAll(id, token, found))) return;
    if (!(await this.runs.complete(id, token, note))) return;
    const counts = await this.pairs.count(id);
    this.logger.log({ runId: id, storeId, ...progress, counts }, 'A shop was read for adoption');
  }

  /** Says that it goes on; where it was called off, or is somebody else's, it ends. */
  private async beat(runId: string, token: string, progress: RunningProgress): Promise<void> {
    try {
      if (!(await this.runs.keep(runId, token, progress))) this.mine.delete(token);
    } catch {
      // The next one tells, or the lease runs out.
    }
  }
}

/** Lets the process do other things between the steps of a long calculation. */
async function inTurns(
  steps: Generator<undefined, FoundPair[]>,
  clock: Clock,
): Promise<FoundPair[]> {
  for (let since = clock.monotonicMs(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock.monotonicMs() - since < LONGEST_TURN_MS) continue;
    await immediate();
    since = clock.monotonicMs();
  }
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof WooCommerceError) return { code: error.code, message: error.message };
  return { code: 'UNEXPECTED', message: 'It ended in an unexpected error; see the log' };
}
