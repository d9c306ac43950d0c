import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SoldProduct } from '../../../../domain/orders/sold-products';

/** What is known of one order of a shop, in whatever status; never forgotten. `wc_order_states`. */
@Entity('wc_order_states')
@Index('idx_wc_order_states_told', ['storeId', 'changedAt', 'orderId'], {
  where: `"version" > 0`,
})
@Index('idx_wc_order_states_created', ['storeId', 'createdAt'])
@Index('idx_wc_order_states_holding', ['storeId', 'orderId'], { where: `"holds"` })
@Index('idx_wc_order_states_stock_due', ['storeId', 'stockDueAt'], {
  where: `"stock_due_at" IS NOT NULL`,
})
@Index('idx_wc_order_states_number', ['storeId', 'number'])
export class OrderStateEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_order_states',
  })
  storeId!: string;

  @PrimaryColumn('integer', {
    name: 'order_id',
    primaryKeyConstraintName: 'pk_wc_order_states',
  })
  orderId!: number;

  /** What the customer knows it by. */
  @Column('varchar', { length: 64, default: '' })
  number!: string;

  @Column('varchar', { length: 40 })
  status!: string;

  /** How much was told of it. */
  @Column('integer', { default: 0 })
  version!: number;

  @Column('varchar', { name: 'content_digest', length: 32, nullable: true })
  contentDigest!: string | null;

  /** The event that told of it last. */
  @Column('varchar', { name: 'event_id', length: 200, nullable: true })
  eventId!: string | null;

  /** Of all that a reading of it can change; null where it was not read by this version. */
  @Column('varchar', { length: 32, nullable: true })
  fingerprint!: string | null;

  /** Refunds that were told; null where an earlier version told, and it is forgotten which. */
  @Column('integer', { name: 'refund_ids', array: true, nullable: true })
  refundIds!: number[] | null;

  /** By line, as they were known when the line was seen first. */
  @Column('jsonb', { default: () => `'{}'` })
  products!: Record<string, SoldProduct>;

  /** When it was made in the shop. */
  @Column('timestamptz', { name: 'created_at', nullable: true })
  createdAt!: Date | null;

  @Column('timestamptz', { name: 'modified_at', nullable: true })
  modifiedAt!: Date | null;

  @Column('timestamptz', { name: 'read_at' })
  readAt!: Date;

  /** When the ERP has booked it; null before, and where it does not say. */
  @Column('timestamptz', { name: 'booked_at', nullable: true })
  bookedAt!: Date | null;

  /** Whether its pieces are taken off the stock that is sent, until `holdsUntil`. */
  @Column('boolean', { default: false })
  holds!: boolean;

  /** When that is over by itself; null where it is not known yet, or never is. */
  @Column('timestamptz', { name: 'holds_until', nullable: true })
  holdsUntil!: Date | null;

  /** Whether its time was over: it holds nothing again. */
  @Column('boolean', { name: 'is_released', default: false })
  isReleased!: boolean;

  /** When the stock of what it sold has to be looked at. */
  @Column('timestamptz', { name: 'stock_due_at', nullable: true })
  stockDueAt!: Date | null;

  /** The number of the ERP's document. */
  @Column('varchar', { length: 100, nullable: true })
  document!: string | null;

  /** When something of it was told, or it was seen first. */
  @Column('timestamptz', { name: 'changed_at', default: () => 'wc_now()' })
  changedAt!: Date;
}
