import { Injectable } from '@nestjs/common';
import { AuditRepository, type AuditEntry, type AuditFilter } from '../../domain/audit.repository';
import type { Page } from '../../domain/sync.repository';

/** Who had what done, in the shop and in this service, what was sent, and what came back. */
@Injectable()
export class ListAudit {
  constructor(private readonly audit: AuditRepository) {}

  /** One page, newest first. Throws `ValidationError` for a cursor that no page gave. */
  execute(filter: AuditFilter, limit: number, cursor: string | null): Promise<Page<AuditEntry>> {
    return this.audit.find(filter, limit, cursor);
  }
}
