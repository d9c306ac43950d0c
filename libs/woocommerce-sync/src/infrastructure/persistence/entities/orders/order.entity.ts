import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { OrderEventType } from '../../../../domain/orders/order-event';
import type { PulledOrder } from '../../../../domain/orders/pulled-order';

/**
 * One event of one order of a shop, with the order as it was then; what it was is forgotten in
 * time, that it was is not. `wc_orders`.
 */
@Entity('wc_orders')
@Unique('uq_wc_orders_event', ['eventId'])
@Index('idx_wc_orders_to_acknowledge', ['storeId', 'acknowledgeTries', 'id'], {
  where: `"acknowledge_at" IS NOT NULL`,
})
@Index('idx_wc_orders_order', ['storeId', 'orderId', 'id'])
@Index('idx_wc_orders_pull', ['pullId', 'id'], {
  where: `"pull_id" IS NOT NULL AND "payload" IS NOT NULL`,
})
@Index('idx_wc_orders_kept', ['storeId', 'pulledAt'], { where: `"payload" IS NOT NULL` })
export class OrderEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_orders',
  })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('integer', { name: 'order_id' })
  orderId!: number;

  @Column('varchar', { name: 'event_id', length: 200 })
  eventId!: string;

  /** Of what the shop said alone; null for a row of an earlier version that was not met again. */
  @Column('varchar', { name: 'content_digest', length: 32, nullable: true })
  contentDigest!: string | null;

  /** The reading that brought it; null for a row of an earlier version. */
  @Column('uuid', { name: 'pull_id', nullable: true })
  pullId!: string | null;

  /** Counts what was told of its order; null for a row of an earlier version. */
  @Column('integer', { nullable: true })
  version!: number | null;

  @Column('varchar', { length: 12, default: 'received' })
  type!: OrderEventType;

  /** What changed, or the refund. */
  @Column('jsonb', { nullable: true })
  detail!: unknown;

  @Column('varchar', { length: 40 })
  status!: string;

  /** Null once it is forgotten. */
  @Column('jsonb', { nullable: true })
  payload!: PulledOrder | null;

  @Column('timestamptz', { name: 'pulled_at', default: () => 'wc_now()' })
  pulledAt!: Date;

  /** From when on the shop may be told that we have it; null: it was, or is not to be. */
  @Column('timestamptz', { name: 'acknowledge_at', nullable: true })
  acknowledgeAt!: Date | null;

  /** How often that failed. */
  @Column('smallint', { name: 'acknowledge_tries', default: 0 })
  acknowledgeTries!: number;
}
