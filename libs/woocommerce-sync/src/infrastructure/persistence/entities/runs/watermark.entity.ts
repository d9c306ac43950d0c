import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to when something was read from a store; `wc_watermarks`. */
@Entity('wc_watermarks')
export class WatermarkEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_watermarks',
  })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_wc_watermarks' })
  name!: string;

  @Column('timestamptz')
  value!: Date;
}
