import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a shop can do, found out by trying once; `wc_store_capabilities`. */
@Entity('wc_store_capabilities')
export class StoreCapabilityEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_store_capabilities',
  })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_wc_store_capabilities' })
  name!: string;

  @Column('boolean')
  present!: boolean;

  @Column('timestamptz', { name: 'probed_at', default: () => 'wc_now()' })
  probedAt!: Date;
}
