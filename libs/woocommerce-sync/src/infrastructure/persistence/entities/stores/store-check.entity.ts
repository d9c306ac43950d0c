import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was last found at the shop of a store; `wc_store_checks`. */
@Entity('wc_store_checks')
export class StoreCheckEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_store_checks',
  })
  storeId!: string;

  /** Null while the first check is under way. */
  @Column('timestamptz', { name: 'checked_at', nullable: true })
  checkedAt!: Date | null;

  /** A `ShopReport` without its time. */
  @Column('jsonb', { nullable: true })
  report!: unknown;

  /** Which address, with which key, was checked. */
  @Column('varchar', { length: 64, nullable: true })
  subject!: string | null;

  /** What the shop ran on then. */
  @Column('text', { nullable: true })
  versions!: string | null;

  /** Until when a process has the turn to check it by the clock. */
  @Column('timestamptz', { name: 'turn_until', nullable: true })
  turnUntil!: Date | null;
}
