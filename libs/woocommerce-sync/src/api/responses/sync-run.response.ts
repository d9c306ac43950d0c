import { ApiProperty } from '@nestjs/swagger';
import type { SubjectKind } from '../../domain/ledger/sync-type';
import type { FailedRunItem, SyncRunProgress, SyncRunStatus } from '../../domain/runs/sync-run';
import { SUBJECT_KINDS } from './records/items.response';

/** One operation of a run that failed. */
export class FailedRunItemResponse implements FailedRunItem {
  @ApiProperty({ enum: SUBJECT_KINDS })
  subjectKind!: SubjectKind;

  @ApiProperty({ description: 'Of a category of the tree, its id' })
  productId!: string;

  @ApiProperty()
  syncType!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

/**
 * What a full sync brought of the category tree; categories that were right already are in no
 * count.
 */
export class RunCategoriesResponse {
  @ApiProperty({ description: 'Categories written to the shop' })
  synced!: number;

  @ApiProperty({ description: 'Right when their turn came' })
  skipped!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'Categories that still wait or are under way' })
  open!: number;
}

/** A full sync: how far it is, and when it is over, how it ended. */
export class SyncRunResponse {
  @ApiProperty({ format: 'uuid', description: 'Id of the run' })
  batchId!: string;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({ enum: ['running', 'completed', 'cancelled'] })
  status!: SyncRunStatus;

  @ApiProperty()
  force!: boolean;

  @ApiProperty({ description: 'Who asked for it: a subject, or `schedule`' })
  requestedBy!: string;

  @ApiProperty({ description: 'Products of the ERP seen so far' })
  totalProducts!: number;

  @ApiProperty({ description: 'Whether all of the ERP was seen' })
  scanEnded!: boolean;

  @ApiProperty({ description: 'Operations written to the shop' })
  synced!: number;

  @ApiProperty({ description: 'Products that the shop showed right already' })
  skipped!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'Operations that still wait or are under way' })
  open!: number;

  @ApiProperty({ description: 'Batches of up to 100 operations' })
  batches!: number;

  @ApiProperty({ description: 'Products of the shop that the ERP has no more, taken down' })
  gone!: number;

  @ApiProperty({
    type: RunCategoriesResponse,
    description: 'The category tree, which no other count holds',
  })
  categories!: RunCategoriesResponse;

  @ApiProperty({ description: 'Rows of the ERP without a usable id' })
  unreadable!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the scan does not go on at present, or why nothing was taken down',
  })
  note!: string | null;

  @ApiProperty({ description: 'Milliseconds so far, or until it was over' })
  duration!: number;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  completedAt!: Date | null;

  @ApiProperty({ type: [FailedRunItemResponse], description: 'The first hundred' })
  failedItems!: readonly FailedRunItemResponse[];
}

/** A run's progress as the API shows it. */
export function toSyncRunResponse(progress: SyncRunProgress): SyncRunResponse {
  const { run, batches, operations, synced, skipped, failed, categories, failedItems, readAt } =
    progress;
  return {
    batchId: run.id,
    storeId: run.storeId,
    status: run.status,
    force: run.force,
    requestedBy: run.requestedBy,
    totalProducts: run.totalProducts,
    scanEnded: run.scanEnded,
    synced,
    skipped: skipped + run.unchanged,
    failed,
    open: operations - synced - skipped - failed,
    batches,
    gone: run.gone,
    categories: {
      synced: categories.synced,
      skipped: categories.skipped,
      failed: categories.failed,
      open: categories.operations - categories.synced - categories.skipped - categories.failed,
    },
    unreadable: run.unreadable,
    note: run.note,
    duration: Math.max(0, (run.completedAt ?? readAt).getTime() - run.startedAt.getTime()),
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    failedItems,
  };
}
