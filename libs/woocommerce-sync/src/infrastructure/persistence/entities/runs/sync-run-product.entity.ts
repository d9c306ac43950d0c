import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A product that a running full sync has seen in the ERP; gone with the run's scan.
 * `wc_sync_run_products`.
 */
@Entity('wc_sync_run_products')
export class SyncRunProductEntity {
  @PrimaryColumn('uuid', { name: 'run_id', primaryKeyConstraintName: 'pk_wc_sync_run_products' })
  runId!: string;

  @PrimaryColumn('varchar', {
    name: 'product_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_sync_run_products',
  })
  productId!: string;

  /** Whether the shop shows it, and its store does not sell it: that is still to be asked for. */
  @Column('boolean', { default: false })
  unsold!: boolean;
}
