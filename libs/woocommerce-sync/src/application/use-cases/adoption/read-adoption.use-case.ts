import { Injectable } from '@nestjs/common';
import {
  AdoptionPairRepository,
  type AdoptionCount,
  type AdoptionFilter,
  type AdoptionPair,
} from '../../../domain/adoption/adoption-pair.repository';
import {
  AdoptionRunRepository,
  type AdoptionRun,
} from '../../../domain/adoption/adoption-run.repository';
import type { Page } from '../../../domain/page';
import { AdoptionNotFoundError } from '../../errors/adoption.errors';
import { ListStores } from '../stores/list-stores.use-case';

/** How an adoption stands. */
export interface AdoptionReport {
  /** The last one, whatever became of it. */
  readonly run: AdoptionRun;
  /** Of the one that goes on, or was read last. */
  readonly counts: readonly AdoptionCount[];
  /** Pairs that are to be decided before the shop is written to. */
  readonly toDecide: number;
  /** Whether it has to be read once more before that, to match the variants of what was adopted. */
  readonly readAgain: boolean;
}

/** Tells of the adoption of a store. */
@Injectable()
export class ReadAdoption {
  constructor(
    private readonly runs: AdoptionRunRepository,
    private readonly pairs: AdoptionPairRepository,
    private readonly stores: ListStores,
  ) {}

  /** Throws `AdoptionNotFoundError`, and `StoreNotFoundError`. */
  async report(storeId: string): Promise<AdoptionReport> {
    const run = await this.last(storeId);
    const read = await this.runs.findOpen(storeId);
    const [counts, open] = await Promise.all([
      this.pairs.count((read ?? run).id),
      this.pairs.countToDecide(storeId),
    ]);
    const { undecided, unread } = open ?? { undecided: 0, unread: 0 };
    return { run, counts, toDecide: undecided, readAgain: unread > 0 };
  }

  /** A page of its pairs. Throws alike, and `ValidationError` for a cursor that is none. */
  async page(
    storeId: string,
    filter: AdoptionFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<AdoptionPair>> {
    const last = await this.last(storeId);
    const { id } = (await this.runs.findOpen(storeId)) ?? last;
    return this.pairs.page(id, filter, limit, cursor);
  }

  private async last(storeId: string): Promise<AdoptionRun> {
    await this.stores.find(storeId);
    const run = await this.runs.findLast(storeId);
    if (run === null) throw new AdoptionNotFoundError(storeId);
    return run;
  }
}
