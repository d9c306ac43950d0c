import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What holds for all webhooks of a store: the secret that signs their deliveries, sealed, and how
 * looking after them goes; `wc_webhook_stores`.
 */
@Entity('wc_webhook_stores')
export class WebhookStoreEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_webhook_stores',
  })
  storeId!: string;

  /** Sealed with a key of SECRETS_KEYS. */
  @Column('text', { nullable: true })
  secret!: string | null;

  @Column('integer', { name: 'secret_version', default: 0 })
  secretVersion!: number;

  /** The one before, sealed; taken until then, and while the shop has a webhook with it. */
  @Column('text', { name: 'previous_secret', nullable: true })
  previousSecret!: string | null;

  @Column('timestamptz', { name: 'previous_until', nullable: true })
  previousUntil!: Date | null;

  /** Whose turn it is to look after them. */
  @Column('uuid', { nullable: true })
  turn!: string | null;

  /** That one has it until then. */
  @Column('timestamptz', { name: 'turn_until', nullable: true })
  turnUntil!: Date | null;

  /** When the last look began. */
  @Column('timestamptz', { name: 'turn_at', nullable: true })
  turnAt!: Date | null;

  @Column('timestamptz', { name: 'watched_at', nullable: true })
  watchedAt!: Date | null;

  @Column('timestamptz', { name: 'well_at', nullable: true })
  wellAt!: Date | null;

  /** From when on the shop has still to be read. */
  @Column('timestamptz', { name: 'gap_since', nullable: true })
  gapSince!: Date | null;

  /** How often it was opened: a reading closes what was open when it began, and nothing since. */
  @Column('integer', { name: 'gap_opened', default: 0 })
  gapOpened!: number;

  @Column('timestamptz', { name: 'silent_since', nullable: true })
  silentSince!: Date | null;

  /** Orders of that silence. */
  @Column('integer', { name: 'silent_orders', default: 0 })
  silentOrders!: number;

  @Column('bigint', { default: 0 })
  rejected!: string;

  @Column('timestamptz', { name: 'rejected_at', nullable: true })
  rejectedAt!: Date | null;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;
}
