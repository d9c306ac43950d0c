import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A product or variation of the shop that a running comparison has met; gone when it ends. Logged,
 * so that no crash of the database makes what was met look missing. `wc_drift_met`.
 */
@Entity('wc_drift_met')
export class DriftMetEntity {
  @PrimaryColumn('uuid', { name: 'run_id', primaryKeyConstraintName: 'pk_wc_drift_met' })
  runId!: string;

  @PrimaryColumn('integer', {
    name: 'store_product_id',
    primaryKeyConstraintName: 'pk_wc_drift_met',
  })
  storeProductId!: number;

  @Column('integer', { name: 'parent_id' })
  parentId!: number;

  /** Folded. */
  @Column('text')
  sku!: string;

  @Column('text')
  gtin!: string;

  @Column('boolean', { name: 'is_trashed' })
  isTrashed!: boolean;
}
