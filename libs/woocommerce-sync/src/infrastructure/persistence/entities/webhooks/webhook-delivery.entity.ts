import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'pk_wc_webhook_deliveries' };

/**
 * That a shop delivered something, without what was in it; `wc_webhook_deliveries`. Its key tells a
 * delivery that came before.
 */
@Entity('wc_webhook_deliveries')
@Index('idx_wc_webhook_deliveries_received', ['receivedAt'])
@Index('idx_wc_webhook_deliveries_topic', ['storeId', 'topic', 'receivedAt'])
@Index('idx_wc_webhook_deliveries_subject', ['storeId', 'subject', 'subjectId', 'receivedAt'])
export class WebhookDeliveryEntity {
  @PrimaryColumn('varchar', { name: 'store_id', length: 64, ...KEY })
  storeId!: string;

  @PrimaryColumn('integer', { name: 'webhook_id', ...KEY })
  webhookId!: number;

  @PrimaryColumn('varchar', { name: 'delivery_id', length: 64, ...KEY })
  deliveryId!: string;

  @PrimaryColumn('varchar', { name: 'body_digest', length: 64, ...KEY })
  bodyDigest!: string;

  @Column('varchar', { length: 64 })
  topic!: string;

  @Column('varchar', { length: 20, nullable: true })
  subject!: string | null;

  @Column('integer', { name: 'subject_id', nullable: true })
  subjectId!: number | null;

  @Column('timestamptz', { name: 'received_at', default: () => 'wc_now()' })
  receivedAt!: Date;
}
