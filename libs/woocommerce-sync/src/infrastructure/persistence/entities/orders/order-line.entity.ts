import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A line of an order for which the shop took from its stock; `wc_order_lines`. */
@Entity('wc_order_lines')
@Index('idx_wc_order_lines_product', ['storeId', 'wooCommerceProductId'])
export class OrderLineEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_order_lines',
  })
  storeId!: string;

  @PrimaryColumn('integer', { name: 'order_id', primaryKeyConstraintName: 'pk_wc_order_lines' })
  orderId!: number;

  @PrimaryColumn('integer', { name: 'line_id', primaryKeyConstraintName: 'pk_wc_order_lines' })
  lineId!: number;

  /** Of the variation where it is one. */
  @Column('integer', { name: 'woocommerce_product_id' })
  wooCommerceProductId!: number;

  @Column('varchar', { name: 'product_id', length: 64, nullable: true })
  productId!: string | null;

  @Column('varchar', { name: 'variant_id', length: 64, nullable: true })
  variantId!: string | null;

  /** Pieces that are taken and not put back. */
  @Column('numeric', { name: 'reduced_stock' })
  reducedStock!: string;
}
