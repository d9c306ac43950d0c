import type { SyncRequest } from './sync.repository';

/** What makes two requests one: the same thing, wanted of the same shop. */
export function requestKey(
  request: Pick<SyncRequest, 'storeId' | 'subjectKind' | 'subjectId' | 'syncType'>,
): string {
  return [request.storeId, request.subjectKind, request.subjectId, request.syncType].join('\n');
}

/** Two requests for the same thing as one: of whoever asked first, and with the strongest wishes of both. */
export function joinRequests(earlier: SyncRequest, later: SyncRequest): SyncRequest {
  const madeInDoubt = { ...earlier.madeInDoubt, ...later.madeInDoubt };
  return {
    ...earlier,
    ...(Object.keys(madeInDoubt).length === 0 ? {} : { madeInDoubt }),
    force: (earlier.force ?? false) || (later.force ?? false),
    urgent: (earlier.urgent ?? false) || (later.urgent ?? false),
    bulk: (earlier.bulk ?? false) && (later.bulk ?? false),
    takeDownIfMissing: (earlier.takeDownIfMissing ?? false) || (later.takeDownIfMissing ?? false),
  };
}
