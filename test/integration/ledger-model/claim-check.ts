import {
  LONGEST_WAIT_MS,
  type SyncItem,
} from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import {
  SyncPriorityService,
  type Prioritised,
} from '../../../libs/woocommerce-sync/src/domain/ledger/sync-priority.service';
import {
  cargoOf,
  LONE_CARGO,
  type Cargo,
} from '../../../libs/woocommerce-sync/src/domain/ledger/sync-type';
import type { Claim } from '../../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { the } from '../../support/the';

const PRIORITIES = new SyncPriorityService();

/** So many rows are looked at for each product of a call. */
const ROWS_PER_PRODUCT = 3;

/** How a claim was made. */
export interface ClaimConditions {
  readonly now: Date;
  /** Products that the call may bring; fewer than 8, so that none has a place for being new. */
  readonly most: number;
  /** Whether no other delivery is alive, so that the call need not share what waits. */
  readonly isAlone: boolean;
}

const cargoOfItem = ({ syncType, subjectKind }: SyncItem): Cargo => cargoOf(syncType, subjectKind);

const subjectOf = ({ subjectKind, subjectId }: SyncItem): string => `${subjectKind} ${subjectId}`;

/**
 * Checks that a claim took what the domain says: the cargo of the most urgent item that is due and
 * whose subject is not in flight; of that cargo the most urgent subjects, with all of their items
 * that are due, in the order of `SyncPriorityService.compare`.
 */
export function checkClaim(
  items: readonly SyncItem[],
  claim: Claim,
  { now, most, isAlone }: ClaimConditions,
): void {
  const flying = new Set(items.filter(({ status }) => status === 'syncing').map(subjectOf));
  const due = items.filter((item) => isDue(item, now) && !flying.has(subjectOf(item)));
  expect(claim.kind).toBe(due.length === 0 ? 'nothing' : 'delivery');
  if (claim.kind !== 'delivery') return;
  const { items: taken, cargo, more } = claim.delivery;
  expect(leadingCargoes(due)).toContain(cargo);

  const groups = groupsOf(due.filter((item) => cargoOfItem(item) === cargo));
  const chosen = new Set(taken.map(subjectOf));
  const wanted = [...groups].filter(([subject]) => chosen.has(subject));
  expect(idsOf(taken)).toEqual(idsOf(wanted.flatMap(([, own]) => own)));
  taken.slice(1).forEach((item, at) => {
    expect(PRIORITIES.compare(the(taken[at]), item)).toBeLessThanOrEqual(0);
  });

  const limit = Math.min(cargo === LONE_CARGO ? 1 : most, groups.size);
  const areAllSeen = due.length <= most * ROWS_PER_PRODUCT;
  expect(chosen.size).toBeLessThanOrEqual(limit);
  if (areAllSeen) expect(more).toBe(due.length > taken.length);
  if (areAllSeen && isAlone) expect(chosen.size).toBe(limit);
  for (const [subject, left] of groups) {
    if (chosen.has(subject)) continue;
    for (const [, own] of wanted) expect(isBefore(left, own, areAllSeen)).toBe(false);
  }
}

function isDue(item: SyncItem, now: Date): boolean {
  const waitMs = item.snapshot().nextAttemptAt.getTime() - now.getTime();
  return item.status === 'pending' && (waitMs <= 0 || waitMs > LONGEST_WAIT_MS);
}

/** The cargoes of the most urgent items; of equals any may lead. */
function leadingCargoes(due: readonly SyncItem[]): readonly Cargo[] {
  return due
    .filter((item) => due.every((other) => PRIORITIES.compare(item, other) <= 0))
    .map(cargoOfItem);
}

function groupsOf(items: readonly SyncItem[]): ReadonlyMap<string, readonly SyncItem[]> {
  const groups = new Map<string, SyncItem[]>();
  for (const item of items) {
    const own = groups.get(subjectOf(item)) ?? [];
    groups.set(subjectOf(item), [...own, item]);
  }
  return groups;
}

/** A subject is as urgent as its earliest deadline, and then as its most urgent type. */
function urgencyOf(items: readonly SyncItem[]): Prioritised {
  const byDeadline = [...items].sort((a, b) => a.deadline.getTime() - b.deadline.getTime());
  const byType = [...items].sort(
    (a, b) => PRIORITIES.priorityOf(a.syncType) - PRIORITIES.priorityOf(b.syncType),
  );
  return { deadline: the(byDeadline[0]).deadline, syncType: the(byType[0]).syncType };
}

/** Where not all rows were seen, only the deadline is known of each subject. */
function isBefore(one: readonly SyncItem[], other: readonly SyncItem[], byType: boolean): boolean {
  const [a, b] = [urgencyOf(one), urgencyOf(other)];
  return byType ? PRIORITIES.compare(a, b) < 0 : a.deadline < b.deadline;
}

const idsOf = (items: readonly SyncItem[]): readonly string[] => items.map(({ id }) => id).sort();
