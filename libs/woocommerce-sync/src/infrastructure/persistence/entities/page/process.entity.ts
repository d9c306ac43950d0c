import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProcessRole } from '../../../../domain/processes/process.repository';

/** A process of this installation, and when it was last heard of; `wc_processes`. */
@Entity('wc_processes')
export class ProcessEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_wc_processes' })
  id!: string;

  @Column('varchar', { length: 255 })
  host!: string;

  @Column('integer')
  pid!: number;

  @Column('varchar', { length: 20, array: true })
  roles!: ProcessRole[];

  @Column('varchar', { length: 64 })
  version!: string;

  @Column('bigint', { name: 'memory_bytes' })
  memoryBytes!: string;

  @Column('timestamptz', { name: 'started_at', default: () => 'wc_now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'beat_at', default: () => 'wc_now()' })
  beatAt!: Date;
}
