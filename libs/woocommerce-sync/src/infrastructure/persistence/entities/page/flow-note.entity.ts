import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SyncType } from '../../../../domain/ledger/sync-type';

/**
 * Something of one kind that happened just now, until it is added to its minute; written by
 * triggers of `wc_sync_items` and with the opening of a call, in their transaction.
 * `wc_flow_notes`.
 */
@Entity('wc_flow_notes')
export class FlowNoteEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_flow_notes',
  })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { name: 'sync_type', length: 20 })
  syncType!: SyncType;

  @Column('timestamptz', { default: () => 'wc_now()' })
  at!: Date;

  /** `asked`, `called`, or how items ended. */
  @Column('varchar', { length: 20 })
  kind!: string;

  /** Of what was synced and is no bulk: the bucket of its latency. */
  @Column('smallint', { nullable: true })
  bucket!: number | null;

  /** Items that ended; of `asked`, requests that joined; of `called`, calls. */
  @Column('integer')
  count!: number;

  /**
   * Requests that they stood for; of `asked`, all that came; of `called`, items that were carried.
   */
  @Column('bigint')
  weight!: string;
}
