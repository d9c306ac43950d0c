import { Injectable } from '@nestjs/common';
import { ISyncRepository, type AuditEntry, type AuditFilter, type Page } from '../../domain/sync.repository';

/** Who changed what in the shop, what was sent, and what came back. */
@Injectable()
export class ListAudit {
  constructor(private readonly repository: ISyncRepository) {}

  /** One page, newest first. Throws `ValidationError` for a cursor that no page gave. */
  execute(filter: AuditFilter, limit: number, cursor: string | null): Promise<Page<AuditEntry>> {
    return this.repository.findAudit(filter, limit, cursor);
  }
}
