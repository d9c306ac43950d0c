import type { SyncItem } from '../../domain/ledger/sync-item';
import type { SyncRequest } from '../../domain/ledger/sync.repository';

/**
 * How long a shop may still be working on a call that we gave up on: hosts cut PHP at 30, 60 or 100
 * seconds (facts 17, 32).
 */
export const LONGEST_AFTERLIFE_MS = 100_000;

/**
 * What an item asks for when it is done or has failed: one more write when a call that we gave up
 * on must be over, as that may still overwrite what was just written; nothing where none is in
 * doubt.
 */
export function followUpsOf(item: SyncItem, now: Date): readonly SyncRequest[] {
  const { inDoubtSince, madeInDoubt, takeDownIfMissing } = item.payload;
  if (inDoubtSince === undefined) return [];
  // A doubt from the future was recorded by a clock that has stepped back since: it may be as young
  // as the present.
  const since = new Date(Math.min(new Date(inDoubtSince).getTime(), now.getTime()));
  const notBefore = new Date(since.getTime() + LONGEST_AFTERLIFE_MS);
  if (notBefore <= now) return [];
  const { storeId, subjectKind, subjectId, syncType, id: reference } = item;
  return [
    {
      storeId,
      subjectKind,
      subjectId,
      syncType,
      origin: { via: 'follow-up', actor: 'unknown outcome', reference },
      force: true,
      notBefore,
      inDoubtSince: since.toISOString(),
      ...(madeInDoubt === undefined ? {} : { madeInDoubt }),
      ...(takeDownIfMissing === true ? { takeDownIfMissing } : {}),
    },
  ];
}
