import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * An event that is to be published, or was of late; committed with what it tells of. `wc_outbox`.
 */
@Entity('wc_outbox')
@Index('idx_wc_outbox_published', ['publishedAt'], { where: `"published_at" IS NOT NULL` })
@Index('idx_wc_outbox_waiting', ['createdAt', 'eventId'], { where: `"published_at" IS NULL` })
@Index('idx_wc_outbox_product_changes', ['createdAt', 'eventId'], {
  where: `"topic" = 'woocommerce.product_changed'`,
})
export class OutboxEntity {
  @PrimaryColumn('varchar', {
    name: 'event_id',
    length: 200,
    primaryKeyConstraintName: 'pk_wc_outbox',
  })
  eventId!: string;

  @Column('varchar', { length: 100 })
  topic!: string;

  @Column('jsonb')
  payload!: unknown;

  @Column('timestamptz', { name: 'created_at', default: () => 'wc_now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;
}
