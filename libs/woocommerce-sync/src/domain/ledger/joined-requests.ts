import type { SyncRequest } from './sync.repository';

/** What makes two requests one: the same thing, wanted of the same shop. */
export function requestKey(
  request: Pick<SyncRequest, 'storeId' | 'subjectKind' | 'subjectId' | 'syncType'>,
): string {
  return [request.storeId, request.subjectKind, request.subjectId, request.syncType].join('\n');
}

/**
 * Two requests for the same thing as one: of whoever asked first, and with the strongest wishes of
 * both.
 */
export function joinRequests(earlier: SyncRequest, later: SyncRequest): SyncRequest {
  const madeInDoubt = { ...earlier.madeInDoubt, ...later.madeInDoubt };
  const inDoubtSince = latest(earlier.inDoubtSince, later.inDoubtSince);
  const { notBefore: _notBefore, ...wish } = earlier;
  return {
    ...wish,
    ...soonest(earlier, later),
    ...(inDoubtSince === undefined ? {} : { inDoubtSince }),
    ...(Object.keys(madeInDoubt).length === 0 ? {} : { madeInDoubt }),
    force: (earlier.force ?? false) || (later.force ?? false),
    urgent: (earlier.urgent ?? false) || (later.urgent ?? false),
    bulk: (earlier.bulk ?? false) && (later.bulk ?? false),
    takeDownIfMissing: (earlier.takeDownIfMissing ?? false) || (later.takeDownIfMissing ?? false),
  };
}

/** When the earlier of the two is to be delivered; at once where one of them may be. */
function soonest(one: SyncRequest, other: SyncRequest): Pick<SyncRequest, 'notBefore'> {
  if (one.notBefore === undefined || other.notBefore === undefined) return {};
  return { notBefore: one.notBefore < other.notBefore ? one.notBefore : other.notBefore };
}

/** The later of two moments in ISO 8601. */
function latest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
