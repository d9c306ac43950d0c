import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TurnOf } from '../../../../domain/stores/store-turn.repository';

/** Who is at what of a store goes on one at a time. `wc_store_turns`. */
@Entity('wc_store_turns')
export class StoreTurnEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_store_turns',
  })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 16, primaryKeyConstraintName: 'pk_wc_store_turns' })
  name!: TurnOf;

  @Column('uuid')
  token!: string;

  /** Until when, unless it is kept. */
  @Column('timestamptz', { name: 'held_until' })
  heldUntil!: Date;
}
