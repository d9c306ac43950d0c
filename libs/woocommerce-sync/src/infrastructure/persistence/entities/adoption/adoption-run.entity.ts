import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AdoptionRun } from '../../../../domain/adoption/adoption-run.repository';

/** A reading for adoption, with the lease of who carries it out; `wc_adoption_runs`. */
@Entity('wc_adoption_runs')
@Index('uq_wc_adoption_runs_running', ['storeId'], {
  unique: true,
  where: `"status" = 'running'`,
})
@Index('idx_wc_adoption_runs_last', ['storeId', 'startedAt'])
export class AdoptionRunEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_adoption_runs' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { length: 12, default: 'running' })
  status!: AdoptionRun['status'];

  @Column('text', { name: 'requested_by' })
  requestedBy!: string;

  @Column('integer', { default: 0 })
  products!: number;

  @Column('integer', { default: 0 })
  variations!: number;

  @Column('integer', { name: 'erp_products', default: 0 })
  erpProducts!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;

  /** How often it was begun. */
  @Column('integer', { default: 0 })
  takes!: number;

  @Column('uuid', { nullable: true })
  token!: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
