import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A product of a shop that is not the ERP's, as an admin has said; `wc_foreign_products`. */
@Entity('wc_foreign_products')
export class ForeignProductEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_foreign_products',
  })
  storeId!: string;

  @PrimaryColumn('integer', {
    name: 'store_product_id',
    primaryKeyConstraintName: 'pk_wc_foreign_products',
  })
  storeProductId!: number;

  @Column('text')
  reason!: string;

  @Column('text', { name: 'said_by' })
  saidBy!: string;

  @Column('timestamptz', { name: 'said_at', default: () => 'wc_now()' })
  saidAt!: Date;
}
