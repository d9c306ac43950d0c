import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  type AuditEntry,
  type AuditFilter,
} from '../../../domain/ledger/audit.repository';
import type { Page } from '../../../domain/page';
import { StoreClients } from '../../ports/store-client.port';

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
}
