import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A webhook of ours, as it was last seen in the shop; `wc_webhooks`. */
@Entity('wc_webhooks')
export class WebhookEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_webhooks',
  })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 64, primaryKeyConstraintName: 'pk_wc_webhooks' })
  topic!: string;

  /** The shop's id. */
  @Column('integer', { name: 'webhook_id', nullable: true })
  webhookId!: number | null;

  @Column('varchar', { length: 16 })
  state!: string;

  /** Which secret the shop was last given. */
  @Column('integer', { name: 'secret_version', default: 0 })
  secretVersion!: number;

  @Column('timestamptz', { name: 'active_since', nullable: true })
  activeSince!: Date | null;
}
