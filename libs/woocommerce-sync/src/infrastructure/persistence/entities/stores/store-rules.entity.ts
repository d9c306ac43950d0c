import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangedRule, EnvironmentRules } from '../../../../domain/stores/inherited-rules';

/** By which rules of the environment a store goes. `wc_store_rules`. */
@Entity('wc_store_rules')
export class StoreRulesEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_store_rules',
  })
  storeId!: string;

  /** All of them, also those before which the store's own hold. */
  @Column('jsonb')
  environment!: EnvironmentRules;

  /** What its last change was to this store; null for none yet. */
  @Column('jsonb', { nullable: true })
  changes!: readonly ChangedRule[] | null;

  @Column('timestamptz', { name: 'changed_at', nullable: true })
  changedAt!: Date | null;
}
