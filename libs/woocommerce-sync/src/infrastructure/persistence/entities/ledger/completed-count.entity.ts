import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SyncOutcome } from '../../../../domain/ledger/sync-item-state';

/**
 * How many completed items came, or went where it is below zero; the sum of a store's rows is how
 * many it has. Written by triggers of `wc_sync_items`, in the transaction that changes them.
 * `wc_completed_counts`.
 */
@Entity('wc_completed_counts')
export class CompletedCountEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_completed_counts',
  })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { length: 20, nullable: true })
  outcome!: SyncOutcome | null;

  @Column('bigint')
  count!: string;
}
