import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A count of a shop's orders against what is known of them; `wc_order_checks`. */
@Entity('wc_order_checks')
@Index('idx_wc_order_checks_last', ['storeId', 'startedAt'])
export class OrderCheckEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_order_checks' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  /** Orders that were made after this are counted. */
  @Column('timestamptz')
  since!: Date;

  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer', { name: 'in_shop', default: 0 })
  inShop!: number;

  /** The shop has them, and we did not know of them. */
  @Column('integer', { default: 0 })
  missing!: number;

  /** The shop shows another state of them. */
  @Column('integer', { default: 0 })
  outdated!: number;

  /** We knew of them, and the shop has them no more. */
  @Column('integer', { default: 0 })
  gone!: number;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;
}
