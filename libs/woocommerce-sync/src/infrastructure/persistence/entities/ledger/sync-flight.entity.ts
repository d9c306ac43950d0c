import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Doubt } from '../../../../domain/mapping/doubts';
import type { Cargo } from '../../../../domain/ledger/sync-type';

/**
 * A lease on a call's worth of items; while it lives, the call may be in flight. `wc_sync_flights`.
 */
@Entity('wc_sync_flights')
export class SyncFlightEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_sync_flights' })
  token!: string;

  @Index('idx_wc_sync_flights_store')
  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { name: 'lane', length: 10 })
  cargo!: Cargo;

  /** Whether it is of a bulk run or brings pictures: a live change may run beside it. */
  @Column('boolean', { default: false })
  bulk!: boolean;

  /** What its calls may have changed; nobody reads it once it has ended. */
  @Column('jsonb', { default: [] })
  doubts!: readonly Doubt[];

  @Column('timestamptz', { name: 'lease_until' })
  leaseUntil!: Date;

  /**
   * When its last call is nearly over, so that another delivery may be made ready; null where
   * nobody can tell.
   */
  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt!: Date | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;
}
