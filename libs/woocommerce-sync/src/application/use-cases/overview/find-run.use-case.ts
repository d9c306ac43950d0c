import { Injectable } from '@nestjs/common';
import type { RunKind } from '../../../domain/live/progress.repository';
import { RunListRepository, type ListedRun } from '../../../domain/live/run-list.repository';
import { RunNotFoundError } from '../../errors/run.errors';

/** Finds one run of any kind, however old. */
@Injectable()
export class FindRun {
  constructor(private readonly runs: RunListRepository) {}

  /** The run, as the list shows it. Throws `RunNotFoundError`. */
  async execute(kind: RunKind, id: string): Promise<ListedRun> {
    const run = await this.runs.find(kind, id);
    if (run === null) throw new RunNotFoundError(id);
    return run;
  }
}
