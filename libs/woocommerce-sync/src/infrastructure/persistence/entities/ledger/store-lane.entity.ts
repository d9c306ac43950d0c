import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredBreakers, StoredLane } from '../../lane/stored-lane';

/**
 * A store's lane, shared by all processes; its row lock is what makes claims of one store take
 * turns. `wc_store_lanes`.
 */
@Entity('wc_store_lanes')
export class StoreLaneEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_store_lanes',
  })
  storeId!: string;

  @Column('jsonb')
  pace!: StoredLane['pace'];

  /** Whether the shop and the ERP are well. */
  @Column('jsonb', { default: {} })
  breakers!: StoredBreakers;

  /** When a call's worth was last claimed. */
  @Column('timestamptz', { name: 'last_claim_at', nullable: true })
  lastClaimAt!: Date | null;

  /** Products claimed of late, decaying by 1/e a second; as of `lastClaimAt`. */
  @Column('real', { name: 'recent_products', default: 0 })
  recentProducts!: number;

  /** When a process last took the turn to read the canary. */
  @Column('timestamptz', { name: 'canary_at', nullable: true })
  canaryAt!: Date | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'wc_now()' })
  updatedAt!: Date;
}
