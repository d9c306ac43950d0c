import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FullSyncPlan } from '../../../../application/full-sync/full-sync-plan';
import type { OwnSettings } from '../../../../domain/stores/store';

/** What other settings of a store would do to its shop; for a day. `wc_store_plans`. */
@Entity('wc_store_plans')
@Index('idx_wc_store_plans_store', ['storeId', 'createdAt'])
export class StorePlanEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_store_plans' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  /** All that the store would have for itself. */
  @Column('jsonb')
  settings!: OwnSettings;

  @Column('jsonb', { name: 'settings_before' })
  settingsBefore!: OwnSettings;

  @Column('text', { name: 'requested_by' })
  requestedBy!: string;

  @Column('jsonb')
  plan!: FullSyncPlan;

  @Column('timestamptz', { name: 'created_at', default: () => 'wc_now()' })
  createdAt!: Date;
}
