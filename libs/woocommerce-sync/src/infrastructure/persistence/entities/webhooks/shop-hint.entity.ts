import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'pk_wc_shop_hints' };

/**
 * Something of a shop that is to be read since the shop hinted at it; `wc_shop_hints`. However
 * often it does, there is one row.
 */
@Entity('wc_shop_hints')
@Index('idx_wc_shop_hints_due', ['storeId', 'subject', 'dueAt'], { where: `"due_at" IS NOT NULL` })
export class ShopHintEntity {
  @PrimaryColumn('varchar', { name: 'store_id', length: 64, ...KEY })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 20, ...KEY })
  subject!: string;

  /** The shop's id. */
  @PrimaryColumn('integer', { name: 'subject_id', ...KEY })
  subjectId!: number;

  /** How often it was given: tells whether one came while it was being read. */
  @Column('integer', { default: 1 })
  announcements!: number;

  /** Since when it waits, or waited last. */
  @Column('timestamptz', { name: 'announced_at', default: () => 'wc_now()' })
  announcedAt!: Date;

  /** When it may be read; null where it was read since the last hint. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** When its last reading began. */
  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt!: Date | null;

  @Column('uuid', { name: 'lease_id', nullable: true })
  leaseId!: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** Readings in a row that failed. */
  @Column('smallint', { default: 0 })
  tries!: number;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;
}
