import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'pk_wc_erp_stocks' };

/** What the ERP has of a product or variant, and since when; `wc_erp_stocks`. */
@Entity('wc_erp_stocks')
export class ErpStockEntity {
  @PrimaryColumn('varchar', { name: 'store_id', length: 64, ...KEY })
  storeId!: string;

  /** The ERP's id. */
  @PrimaryColumn('varchar', { name: 'product_id', length: 64, ...KEY })
  productId!: string;

  @Column('double precision')
  quantity!: number;

  /** The warehouses that were counted; empty for all. */
  @Column('text', { default: '' })
  counted!: string;

  /** When another number was read first, at the earliest; null while it was always this one. */
  @Column('timestamptz', { name: 'changed_at', nullable: true })
  changedAt!: Date | null;
}
