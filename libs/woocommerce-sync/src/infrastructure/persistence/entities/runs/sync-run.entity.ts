import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SyncRunStatus } from '../../../../domain/runs/sync-run';

/** A full sync of one store; `wc_sync_runs`. */
@Entity('wc_sync_runs')
@Index('uq_wc_sync_runs_running', ['storeId'], { unique: true, where: `"status" = 'running'` })
@Index('idx_wc_sync_runs_last', ['storeId', 'startedAt'])
export class SyncRunEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_sync_runs' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { length: 20 })
  status!: SyncRunStatus;

  @Column('boolean')
  force!: boolean;

  @Column('varchar', { name: 'requested_by', length: 200 })
  requestedBy!: string;

  /** Where the ERP's next page starts; null before the first and after the last. */
  @Column('text', { nullable: true })
  cursor!: string | null;

  /** Whether the last page was read; what is gone from the ERP may still have to be looked for. */
  @Column('boolean', { name: 'pages_read', default: false })
  pagesRead!: boolean;

  @Column('boolean', { name: 'scan_ended', default: false })
  scanEnded!: boolean;

  @Column('integer', { name: 'total_products', default: 0 })
  totalProducts!: number;

  @Column('integer', { default: 0 })
  unchanged!: number;

  @Column('integer', { default: 0 })
  unreadable!: number;

  @Column('integer', { default: 0 })
  gone!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { name: 'scan_token', nullable: true })
  scanToken!: string | null;

  @Column('timestamptz', { name: 'scan_lease_until', nullable: true })
  scanLeaseUntil!: Date | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;
}
