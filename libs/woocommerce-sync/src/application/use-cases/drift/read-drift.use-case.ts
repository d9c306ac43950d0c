import { Injectable } from '@nestjs/common';
import type { DriftCount, DriftFilter, DriftFinding } from '../../../domain/drift/drift-finding';
import { DriftFindingRepository } from '../../../domain/drift/drift-finding.repository';
import { DriftRunRepository, type DriftRun } from '../../../domain/drift/drift-run.repository';
import type { Page } from '../../../domain/page';
import { DriftRunNotFoundError } from '../../errors/drift.errors';
import { StoreClients } from '../../ports/store-client.port';

/** A comparison, and what it has found so far. */
export interface DriftReport {
  readonly run: DriftRun;
  readonly counts: readonly DriftCount[];
  readonly findings: Page<DriftFinding>;
}

/** Tells of comparisons. */
@Injectable()
export class ReadDrift {
  constructor(
    private readonly runs: DriftRunRepository,
    private readonly findings: DriftFindingRepository,
    private readonly stores: StoreClients,
  ) {}

  /** One of them. Throws `DriftRunNotFoundError`, and `ValidationError` for a cursor that is none. */
  async report(
    runId: string,
    filter: DriftFilter,
    limit: number,
    cursor: string | null,
  ): Promise<DriftReport> {
    const run = await this.find(runId);
    const [counts, findings] = await Promise.all([
      this.findings.count(runId),
      this.findings.page(runId, filter, limit, cursor),
    ]);
    return { run, counts, findings };
  }

  /** One of them, without what it found. Throws `DriftRunNotFoundError`. */
  async find(runId: string): Promise<DriftRun> {
    const run = await this.runs.find(runId);
    if (run === null) throw new DriftRunNotFoundError(runId);
    return run;
  }

  /** The last ones of a store, the newest first. Throws `ValidationError` for an unknown store. */
  async last(storeId: string, limit: number): Promise<readonly DriftRun[]> {
    this.stores.get(storeId);
    return this.runs.findLast(storeId, limit);
  }
}
