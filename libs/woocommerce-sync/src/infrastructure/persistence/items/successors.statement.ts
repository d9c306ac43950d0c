import type { EntityManager } from 'typeorm';
import {
  OPEN_STATUSES,
  RIGHT_OUTCOMES,
  type SyncItemState,
} from '../../../domain/ledger/sync-item-state';
import { literals } from '../sql/literals';
import { isWholeOf, ofSameSubject } from './item-terms';
import { ITEM_COLUMNS, toItemState, type SyncItemRow } from './sync-item.mapper';

const IS_RIGHT = `n."outcome" IN (${literals(RIGHT_OUTCOMES)})`;

/**
 * $1 superseded items. What took the place of each: of the same thing, and open or ended since
 * then; for a price or a stock a whole product that ended well, too. What ended well is preferred,
 * since it tells that the shop is right.
 */
const HEIRS = `
  SELECT o."id" AS "of", h.*
    FROM "wc_sync_items" o CROSS JOIN LATERAL (
      SELECT ${ITEM_COLUMNS} FROM "wc_sync_items" n
       WHERE ${ofSameSubject('n', 'o')}
         AND n."id" <> o."id" AND COALESCE(n."outcome", '') NOT IN ('cancelled', 'dismissed')
         AND (n."status" IN (${literals(OPEN_STATUSES)}) OR n."updated_at" >= o."updated_at")
         AND (n."sync_type" = o."sync_type"
              OR (${isWholeOf('n', 'o')} AND ${IS_RIGHT}))
       ORDER BY (${IS_RIGHT}) IS TRUE DESC, n."requested_at" DESC LIMIT 1) h
   WHERE o."id" = ANY($1::uuid[]) AND o."outcome" = 'superseded'`;

/**
 * What took the place of superseded items, by their ids; without those that nothing is known of.
 */
export async function findSuccessors(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Readonly<SyncItemState>>> {
  const rows = await manager.query<(SyncItemRow & { of: string })[]>(HEIRS, [ids]);
  return new Map(rows.map(({ of, ...row }) => [of, toItemState(row)]));
}
