import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { SyncBatchStatus } from '../../../domain/sync-batch';

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

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
