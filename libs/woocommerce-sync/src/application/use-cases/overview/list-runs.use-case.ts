import { Injectable } from '@nestjs/common';
import {
  RunListRepository,
  type ListedRun,
  type RunFilter,
} from '../../../domain/live/run-list.repository';
import type { Page } from '../../../domain/page';
import { StoreClients } from '../../ports/store-client.port';

/** Lists what was carried out for a store as a whole, of every kind. */
@Injectable()
export class ListRuns {
  constructor(
    private readonly runs: RunListRepository,
    private readonly stores: StoreClients,
  ) {}

  /** A page, the newest first. Throws `ValidationError` for an unknown store, or cursor. */
  async execute(filter: RunFilter, limit: number, cursor: string | null): Promise<Page<ListedRun>> {
    this.stores.get(filter.storeId);
    return this.runs.page(filter, limit, cursor);
  }
}
