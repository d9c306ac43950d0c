import { the } from '../../support/the';
import {
  expectedOf,
  isArchived,
  type Part,
  PARTS,
  PARTS_OF,
  type ShownProduct,
} from './expected-product';
import type { Evidence, Violation } from './evidence';

/**
 * What the service says of each product: its mapping, what is open, and how the last items of each
 * type ended.
 */
export const CLAIMS = `
  SELECT m."internal_product_id" AS "productId", m."woo_commerce_product_id" AS "storeProductId",
         m."sync_status" AS "status", m."updated_at"::text AS "updatedAt",
         (SELECT count(*)::int FROM "wc_sync_items" i
           WHERE i."store_id" = m."store_id" AND i."product_id" = m."internal_product_id"
             AND i."status" IN ('pending', 'syncing')) AS "open",
         (SELECT COALESCE(json_agg(e), '[]') FROM (
            SELECT DISTINCT ON (i."sync_type") i."sync_type" AS "syncType", i."status", i."outcome",
                   EXTRACT(EPOCH FROM i."last_attempt") * 1000 AS "claimedAt",
                   EXTRACT(EPOCH FROM COALESCE(i."completed_at", i."updated_at")) * 1000 AS "endedAt"
              FROM "wc_sync_items" i
             WHERE i."store_id" = m."store_id" AND i."product_id" = m."internal_product_id"
               AND i."subject_kind" = 'product' AND i."status" IN ('completed', 'failed')
               AND i."outcome" IS DISTINCT FROM 'superseded'
             ORDER BY i."sync_type", i."updated_at" DESC) e) AS "ends"
    FROM "wc_product_sync_mappings" m
   WHERE m."parent_product_id" IS NULL`;

interface End {
  readonly syncType: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly claimedAt: number | null;
  /** When it was completed, or failed: what failed last is not said to be right. */
  readonly endedAt: number;
}

/** What the service says of one product. */
export interface Claim {
  readonly productId: string;
  readonly storeProductId: number;
  readonly status: string;
  readonly updatedAt: string;
  readonly open: number;
  readonly ends: readonly End[];
}

/** What claims are held against. */
export interface Facts {
  /** By the ERP's id; null for what the shop does not have. */
  readonly shown: ReadonlyMap<string, ShownProduct | null>;
  readonly erp: Evidence['erp'];
  /** How old what the ERP answers may be, in milliseconds. */
  readonly erpLagMs: number;
  /** Whether somebody has changed it in the shop, and no full sync has looked since. */
  readonly isTouchedByHand: (claim: Claim) => boolean;
}

/**
 * T: what is said to be done, has nothing under way, and is not so in the shop; by product and
 * part.
 */
export function untruthsIn(claims: Iterable<Claim>, facts: Facts): Map<string, Violation> {
  const lies = new Map<string, Violation>();
  for (const claim of claims) {
    if (claim.open > 0 || facts.isTouchedByHand(claim)) continue;
    for (const part of PARTS) {
      const lie = lieIn(claim, part, facts);
      if (lie !== null) lies.set(`${claim.productId} ${part}`, { invariant: 'T', detail: lie });
    }
  }
  return lies;
}

function lieIn(claim: Claim, part: Part, { shown, erp, erpLagMs }: Facts): string | null {
  const end = lastOf(claim.ends, part);
  if (end?.claimedAt == null || end.status !== 'completed' || end.outcome === 'cancelled')
    return null;
  const versions = erp.get(claim.productId) ?? [];
  const since = end.claimedAt - erpLagMs;
  const from = Math.max(
    0,
    versions.findLastIndex(({ at }) => at <= since),
  );
  const allowed = versions.slice(from).map(({ product }) => product);
  const actual = shown.get(claim.productId) ?? null;
  const isRight = allowed.some((product) =>
    isArchived(product)
      ? actual === null || actual.details.endsWith('(trash)')
      : actual !== null && expectedOf(the(product))[part] === actual[part],
  );
  if (isRight) return null;
  const seen = actual?.[part] ?? 'nowhere';
  return `${claim.productId}: ${end.syncType} is ${end.outcome}, the mapping ${claim.status}, and its ${part} ${seen}`;
}

function lastOf(ends: readonly End[], part: Part): End | undefined {
  return ends
    .filter(({ syncType }) => PARTS_OF[syncType]?.includes(part))
    .toSorted((one, other) => other.endedAt - one.endedAt)[0];
}
