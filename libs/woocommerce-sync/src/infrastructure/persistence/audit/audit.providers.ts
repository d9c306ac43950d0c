import type { ClassProvider } from '@nestjs/common';
import { AuditRepository } from '../../../domain/ledger/audit.repository';
import { RetentionRepository } from '../../../domain/ledger/retention.repository';
import { ShopCheckRepository } from '../../../domain/runs/shop-check.repository';
import { TypeOrmAuditRepository } from './typeorm-audit.repository';
import { TypeOrmRetentionRepository } from './typeorm-retention.repository';
import { TypeOrmShopCheckRepository } from './typeorm-shop-check.repository';

/** The repositories of the audit, and what history is kept. */
export const AUDIT_REPOSITORIES: readonly ClassProvider[] = [
  { provide: AuditRepository, useClass: TypeOrmAuditRepository },
  { provide: RetentionRepository, useClass: TypeOrmRetentionRepository },
  { provide: ShopCheckRepository, useClass: TypeOrmShopCheckRepository },
];
