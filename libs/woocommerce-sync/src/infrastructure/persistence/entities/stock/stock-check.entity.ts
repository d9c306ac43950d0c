import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { StockSuspicion } from '../../../../domain/stock/stock-check.repository';
import type { WriteManner } from '../../../../domain/stock/write-manner';

const KEY = { primaryKeyConstraintName: 'pk_wc_stock_checks' };

/** A stock that was written of late, and whether it is still to be looked at; `wc_stock_checks`. */
@Entity('wc_stock_checks')
@Index('idx_wc_stock_checks_due', ['storeId', 'dueAt'], {
  where: `"due_at" IS NOT NULL OR "lease_until" IS NOT NULL`,
})
@Index('idx_wc_stock_checks_pushed', ['storeId', 'pushedAt'])
export class StockCheckEntity {
  @PrimaryColumn('varchar', { name: 'store_id', length: 64, ...KEY })
  storeId!: string;

  /** The ERP's id of the product or variant. */
  @PrimaryColumn('varchar', { name: 'product_id', length: 64, ...KEY })
  productId!: string;

  /** How it was written last. */
  @Column('varchar', { length: 10 })
  manner!: WriteManner;

  @Column('timestamptz', { name: 'pushed_at', default: () => 'wc_now()' })
  pushedAt!: Date;

  /** When it is to be looked at; null where it was, or is being. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Until when who looks at it has it alone. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** Looks since it was written. */
  @Column('smallint', { default: 0 })
  looks!: number;

  /** What the last look found, where that did not add up. */
  @Column('jsonb', { nullable: true })
  suspicion!: StockSuspicion | null;

  /** How often in a row it was put right, without ever adding up. */
  @Column('smallint', { default: 0 })
  mends!: number;
}
