import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SyncType } from '../../../../domain/ledger/sync-type';

const KEY = { primaryKeyConstraintName: 'pk_wc_flows' } as const;

/** What came in and went out of one type in one minute, or one hour; `wc_flows`. */
@Entity('wc_flows')
@Index('idx_wc_flows_at', ['at'])
export class FlowEntity {
  @PrimaryColumn('varchar', { ...KEY, name: 'store_id', length: 64 })
  storeId!: string;

  @PrimaryColumn('timestamptz', { ...KEY })
  at!: Date;

  @PrimaryColumn('varchar', { ...KEY, name: 'sync_type', length: 20 })
  syncType!: SyncType;

  /** Its length: 60 or 3600. */
  @PrimaryColumn('smallint', { ...KEY })
  seconds!: number;

  @Column('integer', { name: 'came_in', default: 0 })
  cameIn!: number;

  @Column('integer', { default: 0 })
  joined!: number;

  @Column('integer', { default: 0 })
  synced!: number;

  @Column('integer', { default: 0 })
  skipped!: number;

  @Column('integer', { default: 0 })
  superseded!: number;

  @Column('integer', { default: 0 })
  failed!: number;

  @Column('bigint', { default: 0 })
  changes!: string;

  @Column('integer', { default: 0 })
  calls!: number;

  @Column('integer', { default: 0 })
  sent!: number;

  /** By bucket. */
  @Column('integer', { array: true })
  latency!: number[];

  /** When the last of its items was synced. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;
}
