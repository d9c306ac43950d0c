import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  MAX_ATTEMPTS,
  type SyncItemPayload,
  type SyncOutcome,
  type SyncStatus,
} from '../../../../domain/ledger/sync-item-state';
import type { Cargo, SubjectKind, SyncType } from '../../../../domain/ledger/sync-type';

/** A row of the ledger, `wc_sync_items`. */
@Entity('wc_sync_items')
@Index('idx_wc_sync_items_status_created', ['status', 'createdAt'], {
  where: `"status" <> 'completed'`,
})
@Index('idx_wc_sync_items_type_status', ['syncType', 'status'], {
  where: `"status" <> 'completed'`,
})
@Index('uq_wc_sync_items_pending', ['storeId', 'subjectKind', 'productId', 'syncType'], {
  unique: true,
  where: `"status" = 'pending'`,
})
@Index('idx_wc_sync_items_due', ['storeId', 'deadline', 'priority'], {
  where: `"status" = 'pending' AND "lease_token" IS NULL`,
})
@Index('idx_wc_sync_items_flying', ['storeId', 'productId', 'subjectKind'], {
  where: `"status" = 'syncing'`,
})
@Index('idx_wc_sync_items_lease', ['leaseToken'], { where: `"status" = 'syncing'` })
@Index('idx_wc_sync_items_batch', ['batchId'], { where: `"batch_id" IS NOT NULL` })
@Index('idx_wc_sync_items_completed', ['completedAt'], { where: `"status" = 'completed'` })
@Index('idx_wc_sync_items_unknown', ['storeId', 'updatedAt'], {
  where: `"status" = 'failed' AND "error_code" IN ('PRODUCT_NOT_IN_ERP', 'CATEGORY_NOT_IN_ERP')`,
})
@Index('idx_wc_sync_items_failed', ['storeId', 'productId', 'subjectKind'], {
  where: `"status" = 'failed'`,
})
@Index('idx_wc_sync_items_open_by_type', ['storeId', 'status', 'syncType', 'requestedAt', 'id'], {
  where: `"status" <> 'completed'`,
})
@Index(
  'idx_wc_sync_items_coded',
  ['storeId', 'status', 'errorCode', 'syncType', 'requestedAt', 'id'],
  { where: `"error_code" IS NOT NULL` },
)
@Index('idx_wc_sync_items_ended', ['storeId', 'outcome', 'syncType', 'requestedAt', 'id'], {
  where: `"status" = 'completed'`,
})
@Index(
  'idx_wc_sync_items_reasons',
  ['storeId', 'errorCode', 'syncType', 'reasonKey', 'requestedAt', 'id'],
  { where: `"status" = 'failed'` },
)
export class SyncItemEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_wc_sync_items' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { name: 'subject_kind', length: 10, default: 'product' })
  subjectKind!: SubjectKind;

  @Index('idx_wc_sync_items_product')
  @Column('varchar', { name: 'product_id', length: 64 })
  productId!: string;

  @Column('integer', { name: 'woo_commerce_id', nullable: true })
  wooCommerceId!: number | null;

  @Column('varchar', { name: 'sync_type', length: 20 })
  syncType!: SyncType;

  @Column('varchar', { name: 'lane', length: 10 })
  cargo!: Cargo;

  @Column('smallint')
  priority!: number;

  @Column('varchar', { length: 20 })
  status!: SyncStatus;

  @Column('varchar', { length: 20, nullable: true })
  outcome!: SyncOutcome | null;

  @Column('jsonb')
  payload!: SyncItemPayload;

  @Column('uuid', { name: 'batch_id', nullable: true })
  batchId!: string | null;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;

  /** The same for reasons that differ by ids and numbers alone; only of a failed one. */
  @Column('varchar', { name: 'reason_key', length: 32, nullable: true })
  reasonKey!: string | null;

  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('integer', { name: 'max_attempts', default: MAX_ATTEMPTS })
  maxAttempts!: number;

  @Column('smallint', { default: 0 })
  tries!: number;

  /** How many requests it stands for. */
  @Column('integer', { default: 1 })
  requests!: number;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('timestamptz')
  deadline!: Date;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken!: string | null;

  @Column('timestamptz', { name: 'last_attempt', nullable: true })
  lastAttempt!: Date | null;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'wc_now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'wc_now()' })
  updatedAt!: Date;
}
