import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WriteManner } from '../../../../domain/stock/write-manner';

const KEY = { primaryKeyConstraintName: 'pk_wc_stock_tallies' };

/** What came of each manner in which stock is written; `wc_stock_tallies`. */
@Entity('wc_stock_tallies')
export class StockTallyEntity {
  @PrimaryColumn('varchar', { name: 'store_id', length: 64, ...KEY })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 10, ...KEY })
  manner!: WriteManner;

  @Column('bigint', { default: 0 })
  written!: string;

  /** Those whose products were selling. */
  @Column('bigint', { default: 0 })
  selling!: string;

  /** Those that had erased a sale. */
  @Column('bigint', { default: 0 })
  erased!: string;

  @Column('timestamptz', { name: 'last_erased_at', nullable: true })
  lastErasedAt!: Date | null;
}
