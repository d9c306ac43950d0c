import { SYNC_TYPES, type SubjectKind, type SyncType } from '../ledger/sync-type';

/** One thing that failed for a reason that others share. */
export interface FailureSample {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly sku: string | null;
  readonly name: string | null;
}

/** What failed for one reason: of one type, with one code, in words that differ by ids alone. */
export interface FailureGroup {
  /** Names the group; the same as long as anything of it is failed. */
  readonly id: string;
  readonly code: string;
  readonly type: SyncType;
  /** The words of its newest failure. */
  readonly reason: string;
  readonly count: number;
  /** When the first and the last of them were asked for. */
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** The three newest. */
  readonly samples: readonly FailureSample[];
  /** Whether the schedule goes on trying some of the newest; the rest wait for a person. */
  readonly retrying: boolean;
}

/** What makes a group. */
export interface FailureCause {
  readonly errorCode: string;
  readonly syncType: SyncType;
  /** Null of what a process of an earlier version settled, which kept none. */
  readonly reasonKey: string | null;
}

const GROUP_ID = /^([\w.:-]{1,64})~([a-z]+)~((?:[0-9a-f]{32})?)$/;

/** The id of a group. */
export function failureGroupId({ errorCode, syncType, reasonKey }: FailureCause): string {
  return [errorCode, syncType, reasonKey ?? ''].join('~');
}

/** What makes the group of an id; null for what is the id of none. */
export function causeOfGroup(id: string): FailureCause | null {
  const [, errorCode, type, reasonKey] = GROUP_ID.exec(id) ?? [];
  const syncType = SYNC_TYPES.find((one) => one === type);
  if (errorCode === undefined || syncType === undefined || reasonKey === undefined) return null;
  return { errorCode, syncType, reasonKey: reasonKey === '' ? null : reasonKey };
}
