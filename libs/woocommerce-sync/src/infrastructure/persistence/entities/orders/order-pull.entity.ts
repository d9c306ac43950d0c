import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A reading of a store's orders, with the lease of who reads; `wc_order_pulls`. One goes on at a
 * time for each store.
 */
@Entity('wc_order_pulls')
@Index('uq_wc_order_pulls_going', ['storeId'], { unique: true, where: `"ended_at" IS NULL` })
@Index('idx_wc_order_pulls_last', ['storeId', 'startedAt'])
@Index('idx_wc_order_pulls_ended', ['endedAt'], { where: `"ended_at" IS NOT NULL` })
export class OrderPullEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_order_pulls' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  /** It reads orders that were modified after this. */
  @Column('timestamptz')
  since!: Date;

  @Column('timestamptz', { name: 'lease_until' })
  leaseUntil!: Date;

  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** Orders that were new, or new in content. */
  @Column('integer', { default: 0 })
  orders!: number;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;
}
