import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a comparison found of one field group, or of a product as a whole; `wc_drift_findings`. */
@Entity('wc_drift_findings')
@Index('idx_wc_drift_findings_run', ['runId', 'id'])
@Index('idx_wc_drift_findings_product', ['runId', 'productId', 'group'])
export class DriftFindingEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_drift_findings',
  })
  id!: string;

  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @Column('varchar', { length: 16 })
  kind!: string;

  @Column('varchar', { name: 'product_id', length: 64, nullable: true })
  productId!: string | null;

  @Column('varchar', { name: 'variant_id', length: 64, nullable: true })
  variantId!: string | null;

  @Column('integer', { name: 'store_product_id', nullable: true })
  storeProductId!: number | null;

  @Column('text')
  sku!: string;

  @Column('varchar', { name: 'field_group', length: 32, nullable: true })
  group!: string | null;

  @Column('text')
  wanted!: string;

  @Column('text')
  shown!: string;

  /** Money of a price, pieces of a stock. */
  @Column('numeric', { nullable: true })
  difference!: string | null;

  @Column('boolean', { name: 'repair_asked', default: false })
  repairAsked!: boolean;

  @Column('timestamptz', { name: 'found_at', default: () => 'wc_now()' })
  foundAt!: Date;
}
