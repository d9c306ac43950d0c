import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SyncBatchStatus } from '../../../../domain/ledger/sync-batch';
import type { SubjectKind } from '../../../../domain/ledger/sync-type';

/** Up to 100 operations of one run, `wc_sync_batches`. */
@Entity('wc_sync_batches')
@Index('idx_wc_sync_batches_status_created', ['status', 'createdAt'])
export class SyncBatchEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_sync_batches' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Index('idx_wc_sync_batches_run')
  @Column('uuid', { name: 'run_id' })
  runId!: string;

  /** What its operations are about: no batch mixes them. */
  @Column('varchar', { name: 'subject_kind', length: 20, default: 'product' })
  subjectKind!: SubjectKind;

  @Column('varchar', { length: 20 })
  status!: SyncBatchStatus;

  @Column('integer', { name: 'batch_size', default: 100 })
  batchSize!: number;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;

  @Column('integer', { name: 'total_items', default: 0 })
  totalItems!: number;

  @Column('integer', { name: 'success_count', default: 0 })
  successCount!: number;

  @Column('integer', { name: 'skipped_count', default: 0 })
  skippedCount!: number;

  @Column('integer', { name: 'fail_count', default: 0 })
  failCount!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'wc_now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'wc_now()' })
  updatedAt!: Date;
}
