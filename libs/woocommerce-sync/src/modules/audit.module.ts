import { Module } from '@nestjs/common';
import { AuditedAction } from '../application/audit/audited-action';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';

/** Writes down what people and schedules did. */
@Module({ imports: [PersistenceModule], providers: [AuditedAction], exports: [AuditedAction] })
export class AuditModule {}
