import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { SyncRequestOrigin } from '../../../../domain/ledger/sync-item-state';

/**
 * One call that wrote to a shop: who wanted it, what was sent, what came back. Append-only.
 * `wc_sync_audit`.
 */
@Entity('wc_sync_audit')
@Unique('uq_wc_sync_audit_call', ['callId'])
@Index('idx_wc_sync_audit_store', ['storeId', 'id'])
@Index('idx_wc_sync_audit_action', ['storeId', 'action', 'id'])
@Index('idx_wc_sync_audit_errors', ['storeId', 'id'], { where: `"error_code" IS NOT NULL` })
export class SyncAuditEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_sync_audit',
  })
  id!: string;

  @Column('uuid', { name: 'call_id' })
  callId!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { length: 40 })
  action!: string;

  @Index('idx_wc_sync_audit_subjects', { type: 'gin' })
  @Column('jsonb', { name: 'requested_by' })
  requestedBy!: Record<string, SyncRequestOrigin[]>;

  /** Who is named in `requestedBy`, once each. */
  @Index('idx_wc_sync_audit_actors', { type: 'gin' })
  @Column('text', { array: true, default: {} })
  actors!: string[];

  @Column('jsonb')
  request!: unknown;

  /** Null while it is under way, or when nobody lived to see the answer. */
  @Column('jsonb', { nullable: true })
  answer!: unknown;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Index('idx_wc_sync_audit_started')
  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;

  @Column('integer', { name: 'duration_ms', nullable: true })
  durationMs!: number | null;
}
