import { ApiProperty } from '@nestjs/swagger';
import type { ListedProcesses } from '../../../application/use-cases/overview/list-processes.use-case';
import {
  PROCESS_ROLES,
  type OwnProcess,
  type ProcessRole,
} from '../../../domain/processes/process.repository';

/** A process of this installation, by what it said last. */
export class ProcessResponse implements OwnProcess {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'The machine’s name' })
  host!: string;

  @ApiProperty()
  pid!: number;

  @ApiProperty({ enum: PROCESS_ROLES, enumName: 'ProcessRole', isArray: true })
  roles!: readonly ProcessRole[];

  @ApiProperty()
  version!: string;

  @ApiProperty({ description: 'Resident set size' })
  memoryBytes!: number;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ format: 'date-time', description: 'When it was last heard of; every 10 s' })
  beatAt!: Date;

  @ApiProperty({ description: 'How long ago that was' })
  silentSeconds!: number;

  @ApiProperty({
    description: 'Heard of within 30 s. One that has fallen silent stays listed for a day',
  })
  isLiving!: boolean;
}

/** The processes of this installation. */
export class ProcessesResponse implements ListedProcesses {
  @ApiProperty({ type: [ProcessResponse], description: 'The living first' })
  items!: readonly ProcessResponse[];

  @ApiProperty({
    enum: PROCESS_ROLES,
    enumName: 'ProcessRole',
    isArray: true,
    description: 'Roles without which changes do not reach the shops, and which nobody living has',
  })
  missingRoles!: readonly ProcessRole[];
}
