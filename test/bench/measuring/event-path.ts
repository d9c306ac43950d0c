import type { JournalView } from '../world/bench-shop';
import { rounded } from './figures';

/** When one event passed each place that writes it down, in milliseconds since 1970. */
export interface EventPassage {
  readonly productId: string;
  /** It is a committed row, or about to be. */
  readonly requestedAt: number;
  readonly claimedAt: number;
  /** The call that brings it is written down. */
  readonly departedAt: number;
}

/** $1 the moment from which on, in milliseconds since 1970. */
export const PASSAGES = `
  SELECT i."product_id" AS "productId",
         extract(epoch FROM i."requested_at")::float8 * 1000 AS "requestedAt",
         extract(epoch FROM i."last_attempt")::float8 * 1000 AS "claimedAt",
         extract(epoch FROM a."started_at")::float8 * 1000 AS "departedAt"
    FROM "wc_sync_items" i JOIN "wc_sync_audit" a ON a."requested_by" ? i."product_id"
   WHERE i."sync_type" = 'price' AND i."requested_at" >= to_timestamp($1::float8 / 1000)
     AND a."started_at" >= i."last_attempt" AND a."action" = 'products.batch'`;

/**
 * Where the time between an event and the shop's answer goes, as one line: the middle of each
 * stretch, of events that came one at a time.
 * @param dueAt when each product's event was told, in milliseconds since 1970
 */
export function pathText(
  dueAt: ReadonlyMap<string, number>,
  passages: readonly EventPassage[],
  { calls, entries }: JournalView,
  skuOf: ReadonlyMap<string, string>,
): string {
  const callOf = new Map(entries.map(({ sku, callId }) => [sku, callId]));
  const stretches = passages.flatMap(({ productId, requestedAt, claimedAt, departedAt }) => {
    const due = dueAt.get(productId);
    const call = calls.find(({ callId }) => callId === callOf.get(skuOf.get(productId) ?? ''));
    if (due === undefined || call?.endedAt == null) return [];
    return [
      [
        requestedAt - due,
        claimedAt - requestedAt,
        departedAt - claimedAt,
        call.startedAt - departedAt,
        call.endedAt - call.startedAt,
      ],
    ];
  });
  const names = [
    'until accepted',
    'until claimed',
    'until planned',
    'until at the shop',
    'in the shop',
  ];
  const middles = names.map(
    (name, index) => `${name} ${middleOf(stretches.map((one) => one[index] ?? 0))}`,
  );
  return `of ${stretches.length} events, in ms: ${middles.join(', ')}`;
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return rounded(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
