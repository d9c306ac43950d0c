import { ApiProperty } from '@nestjs/swagger';
import type { SettledFailures } from '../../../application/use-cases/records/settle-failures.use-case';
import { SYNC_TYPES, type SubjectKind, type SyncType } from '../../../domain/ledger/sync-type';
import type { FailureGroup, FailureSample } from '../../../domain/records/failure-group';
import { NULLABLE_TEXT } from '../next-cursor';
import { SUBJECT_KINDS } from './items.response';

/** One thing that failed. */
export class FailureSampleResponse implements FailureSample {
  @ApiProperty({ enum: SUBJECT_KINDS })
  subjectKind!: SubjectKind;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty(NULLABLE_TEXT)
  sku!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  name!: string | null;
}

/** What failed for one reason. */
export class FailureGroupResponse implements FailureGroup {
  @ApiProperty({ description: 'Names the group in the other routes' })
  id!: string;

  @ApiProperty({ example: 'SALE_NOT_BELOW_REGULAR' })
  code!: string;

  @ApiProperty({ enum: SYNC_TYPES })
  type!: SyncType;

  @ApiProperty({
    description: 'The words of the newest; those of the others differ by ids and numbers alone',
  })
  reason!: string;

  @ApiProperty()
  count!: number;

  @ApiProperty({ format: 'date-time', description: 'When the first of them was asked for' })
  firstSeen!: Date;

  @ApiProperty({ format: 'date-time', description: 'When the last of them was asked for' })
  lastSeen!: Date;

  @ApiProperty({ type: [FailureSampleResponse], description: 'The three newest' })
  samples!: readonly FailureSampleResponse[];

  @ApiProperty({ description: 'Whether the schedule still tries some of the newest by itself' })
  retrying!: boolean;
}

/** The causes of a store, the most frequent first; 200 at the most. */
export class FailureGroupsResponse {
  @ApiProperty({ type: [FailureGroupResponse] })
  items!: readonly FailureGroupResponse[];
}

/** What became of many failed items. */
export class SettledFailuresResponse implements SettledFailures {
  @ApiProperty({ description: 'Failed items that match' })
  matched!: number;

  @ApiProperty({
    description:
      'How many wait again, or were given up; 0 for a dry run. Retried, fewer than matched where ' +
      'something newer waits for the same thing',
  })
  changed!: number;
}
