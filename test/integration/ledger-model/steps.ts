import fc from 'fast-check';
import { SYNC_TYPES } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-type';
import type { SyncItem } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import { RETRY_REST_MS } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import type { RetryMode } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item.repository';
import type { SyncRequest } from '../../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { LEASE_SECONDS } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/sql/lease';

/** How an item of a delivery may end. */
const ENDINGS = [
  'synced',
  'skipped',
  'superseded',
  'refused',
  'passing',
  'released',
  'in doubt',
  'set aside',
  'put back',
  'unexpected',
] as const;

/** One of them. */
export type Ending = (typeof ENDINGS)[number];

/** A request, with times told from the moment at which it is made. */
export type Wish = Pick<
  SyncRequest,
  'subjectKind' | 'subjectId' | 'syncType' | 'force' | 'urgent' | 'bulk' | 'takeDownIfMissing'
> & { readonly afterMs: number | null; readonly isInDoubt: boolean; readonly makes: string | null };

/** One command to a ledger; deliveries are told by their place among those that were claimed. */
export type Step =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'request' | 'page'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'claim'; readonly most: number }
  | { readonly kind: 'call'; readonly delivery: number; readonly version: number }
  | { readonly kind: 'settle'; readonly delivery: number; readonly endings: readonly Ending[] }
  | { readonly kind: 'rounds'; readonly endings: readonly Ending[]; readonly retries: number }
  | { readonly kind: 'retry'; readonly mode: RetryMode; readonly afterMs: number }
  | { readonly kind: 'sweep' | 'cancel' };

/** The largest call that is claimed: in one of 8 the newest would have a place. */
export const MOST = 7;

const product = fc.record({
  subjectKind: fc.constant('product' as const),
  subjectId: fc.constantFrom('P1', 'P2', 'P3'),
  syncType: fc.constantFrom(...SYNC_TYPES, 'price' as const),
});
const category = fc.record({
  subjectKind: fc.constant('category' as const),
  subjectId: fc.constant('C1'),
  syncType: fc.constantFrom('category' as const, 'image' as const),
});
const wishes = fc.record({
  force: fc.boolean(),
  urgent: fc.boolean(),
  bulk: fc.boolean(),
  takeDownIfMissing: fc.boolean(),
  afterMs: fc.option(fc.constantFrom(1_000, 90_000, 3_600_000), { freq: 3 }),
  isInDoubt: fc.boolean(),
  makes: fc.option(fc.constantFrom('RED', 'BLUE')),
});
const wish: fc.Arbitrary<Wish> = fc
  .tuple(fc.oneof({ weight: 5, arbitrary: product }, { weight: 1, arbitrary: category }), wishes)
  .map(([subject, wanted]) => ({ ...subject, ...wanted }));

const delivery = fc.nat(3);
const ms = fc.oneof(fc.nat(5_000), fc.nat(180_000), fc.constant(LEASE_SECONDS * 1_000));

const retry = fc.record({
  kind: fc.constant('retry' as const),
  mode: fc.constantFrom<RetryMode>('schedule', 'schedule', 'schedule', 'person'),
  afterMs: fc.constantFrom(0, RETRY_REST_MS, RETRY_REST_MS + 1),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('time' as const), ms }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('request' as const, 'request' as const, 'page' as const),
      wishes: fc.array(wish, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      most: fc.constantFrom(1, 2, MOST),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('call' as const), delivery, version: fc.nat(3) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      delivery,
      endings: fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('rounds' as const),
      retries: fc.constantFrom(0, 0, 0, 3),
      endings: fc
        .constantFrom<Ending>(
          'passing',
          'passing',
          'passing',
          'refused',
          'refused',
          'refused',
          'synced',
        )
        .map((ending) => [ending]),
    }),
  },
  { weight: 2, arbitrary: retry },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
);

/** What failed is asked for once more, and is on its way when the failure is retried. */
const askedAnew: fc.Arbitrary<readonly Step[]> = fc
  .tuple(wish, retry)
  .map(([one, retried]) => [
    { kind: 'request', wishes: [one] },
    { kind: 'rounds', endings: ['refused'], retries: 0 },
    { kind: 'time', ms: RETRY_REST_MS + 1 },
    { kind: 'request', wishes: [one] },
    { kind: 'rounds', endings: ['passing'], retries: 0 },
    retried,
  ]);

/** Several wait for the same moment, and a call has no place for all of them. */
const dueAtOnce: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.array(wish, { minLength: 2, maxLength: 3 }), fc.constantFrom(1, 2))
  .map(([urgent, most]) => [
    { kind: 'rounds', endings: ['synced'], retries: 0 },
    { kind: 'request', wishes: urgent.map((one) => ({ ...one, urgent: true, afterMs: null })) },
    { kind: 'claim', most },
  ]);

/** Any history of a ledger. */
export const history: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: step.map((one): readonly Step[] => [one]) },
      { weight: 1, arbitrary: askedAnew },
      { weight: 2, arbitrary: dueAtOnce },
    ),
    { minLength: 15, maxLength: 50, size: 'max' },
  )
  .map((parts) => parts.flat());

/** The request that a wish comes to. */
export function requestOf({ afterMs, isInDoubt, makes, ...wish }: Wish, now: Date): SyncRequest {
  return {
    ...wish,
    storeId: 'default',
    origin: { via: 'event', actor: 'pricing.price_changed' },
    ...(afterMs === null ? {} : { notBefore: new Date(now.getTime() + afterMs) }),
    ...(isInDoubt ? { inDoubtSince: now.toISOString() } : {}),
    ...(makes === null ? {} : { madeInDoubt: { [`${wish.subjectId}-${makes}`]: makes } }),
  };
}

const REASON = { code: 'X', message: 'something was wrong' };

/** Lets an item of a delivery end. */
export function end(item: SyncItem, ending: Ending, now: Date, chance: number): void {
  if (ending === 'refused' || ending === 'passing')
    item.fail(REASON, ending === 'passing', now, chance);
  else if (ending === 'released') item.release(REASON, now, false);
  else if (ending === 'set aside') item.setAside(REASON, now);
  else if (ending === 'put back') item.putBack(now);
  else if (ending === 'unexpected') item.failUnexpectedly(REASON);
  else if (ending === 'in doubt') {
    item.doubt(now, { [item.subjectId]: 7 }, { [`${item.subjectId}-S`]: 'SMALL' });
    item.release(REASON, now, true);
  } else item.complete(ending, ending === 'synced' ? 5001 : null, now);
}
