import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  type AuditEntry,
  type AuditFilter,
} from '../../../domain/ledger/audit.repository';
import type { Page } from '../../../domain/page';
import { StoreClients } from '../../ports/store-client.port';

/** Entries of a file that are read together: one may have some 100 kB. */
const PAGE = 100;

/** Who had what done, in the shop and in this service, what was sent, and what came back. */
@Injectable()
export class ListAudit {
  constructor(
    private readonly audit: AuditRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page, newest first. Throws `ValidationError` for an unknown store and for a cursor that no
   * page gave.
   */
  async execute(
    filter: AuditFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<AuditEntry>> {
    const page = await this.audit.find(filter, limit, cursor);
    // That of a store that was removed is kept.
    if (page.items.length === 0) this.stores.get(filter.storeId);
    return page;
  }

  /**
   * Every entry, newest first, read as they are taken. Throws as `execute` for an unknown store.
   */
  async *all(filter: AuditFilter): AsyncGenerator<AuditEntry> {
    for (let cursor: string | null = null; ;) {
      const { items, nextCursor }: Page<AuditEntry> = await this.execute(filter, PAGE, cursor);
      yield* items;
      if (nextCursor === null) return;
      cursor = nextCursor;
    }
  }
}
