import fc from 'fast-check';
import { anArrival, anOrder, anOrderLine, anUnknownOrder } from '../testing/orders';
import type { RefundDetail } from './order-event';
import {
  progressOf,
  progressOfGone,
  type OrderArrival,
  type OrderProgress,
  type OrderState,
} from './order-state';
import type { PulledOrder } from './pulled-order';

const IDS = { storeId: 'default', orderId: 7 };
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
const touched = (second: number): string => `${at(second).toISOString().slice(0, 19)}Z`;

const aRefund = (refundId: number): RefundDetail => ({
  refundId,
  createdAt: null,
  reason: 'damaged',
  amount: '5.00',
  paidBack: false,
  lines: [],
});

/** What becomes known by one arrival after the other, and all that is told. */
function after(...arrivals: readonly OrderArrival[]): OrderProgress {
  return arrivals.reduce<OrderProgress>(
    ({ state, news }, arrival) => {
      const next = progressOf(state, arrival);
      return { state: next.state, news: [...news, ...next.news] };
    },
    { state: anUnknownOrder(), news: [] },
  );
}

const typesOf = ({ news }: OrderProgress): string[] => news.map(({ type }) => type);

describe('an order', () => {
  it('is told of from its first taken status on, by one version after the other', () => {
    const progress = after(
      anArrival(anOrder({ status: 'pending' })),
      anArrival(anOrder()),
      anArrival(anOrder({ status: 'completed' })),
      anArrival(anOrder({ status: 'cancelled' })),
    );
    expect(progress.news).toMatchObject([
      { type: 'received', version: 1, changes: null },
      {
        type: 'updated',
        version: 2,
        changes: [{ field: 'status', before: 'processing', after: 'completed' }],
      },
      { type: 'cancelled', version: 3 },
    ]);
    expect(new Set(progress.news.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it('that was never in a taken status is not told of when it is cancelled', () => {
    const progress = after(
      anArrival(anOrder({ status: 'pending' })),
      anArrival(anOrder({ status: 'cancelled' })),
    );
    expect(progress.news).toEqual([]);
    expect(progress.state).toMatchObject({ status: 'cancelled', version: 0 });
  });

  it('has another id for a content that comes again', () => {
    const { news } = after(
      anArrival(anOrder()),
      anArrival(anOrder({ total: '11.00' })),
      anArrival(anOrder()),
    );
    expect(news.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(new Set(news.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it('keeps the products that its lines had when they were seen first', () => {
    const known = (productId: string | null) => anOrderLine({ productId });
    const { state, news } = after(
      anArrival(anOrder({ lines: [known(null)] })),
      anArrival(
        anOrder({
          status: 'completed',
          lines: [known('LATER'), { ...known('NEW'), lineId: 2 }],
        }),
      ),
    );
    expect(news.at(-1)?.order?.lines.map(({ productId }) => productId)).toEqual([null, 'NEW']);
    expect(state.products).toMatchObject({ 1: { productId: null }, 2: { productId: 'NEW' } });
  });

  it('is told as deleted when it goes into the trash, once, and as updated when it comes back', () => {
    const trashed = after(anArrival(anOrder()), anArrival(anOrder({ status: 'trash' })));
    expect(typesOf(trashed)).toEqual(['received', 'deleted']);
    expect(progressOfGone(trashed.state, IDS, at(50)).news).toEqual([]);
    expect(typesOf(progressOf(trashed.state, anArrival(anOrder())))).toEqual(['updated']);
  });

  it('that the shop has no more is told as deleted with what it was, once', () => {
    const { state } = after(anArrival(anOrder(), { readAt: at(1) }));
    const gone = progressOfGone(state, IDS, at(2));
    expect(gone.news).toMatchObject([
      { type: 'deleted', version: 2, status: 'gone', order: { orderId: 7, status: 'gone' } },
    ]);
    expect(progressOfGone(gone.state, IDS, at(3)).news).toEqual([]);
    expect(progressOfGone(anUnknownOrder(), IDS, at(3)).news).toEqual([]);
  });

  it('is not gone for a reading that is older than the one that found it', () => {
    const { state } = after(anArrival(anOrder(), { readAt: at(5) }));
    expect(progressOfGone(state, IDS, at(4))).toEqual({ state, news: [] });
  });
});

describe('refunds', () => {
  const refunded = (...ids: readonly number[]): PulledOrder =>
    anOrder({ refunds: ids.map((id) => ({ id, reason: '', total: '-5.00' })) });
  const arrival = (...ids: readonly number[]) =>
    anArrival(refunded(...ids), { refunds: ids.map(aRefund) });

  it('are told once each, by an id of their own, and the order is not told for them', () => {
    const progress = after(
      anArrival(anOrder()),
      arrival(193),
      arrival(193, 194),
      arrival(193, 194),
    );
    expect(progress.news.slice(1)).toMatchObject([
      { type: 'refunded', eventId: 'default.7.refund.193', refund: { refundId: 193 } },
      { type: 'refunded', eventId: 'default.7.refund.194', version: 3 },
    ]);
    expect(progress.news).toHaveLength(3);
  });

  it('that an order has when it is seen first are told after it', () => {
    expect(typesOf(after(arrival(193)))).toEqual(['received', 'refunded']);
  });

  it('that somebody deleted are a change of the order', () => {
    expect(after(arrival(193), anArrival(anOrder())).news.at(-1)).toMatchObject({
      type: 'updated',
      changes: [{ field: 'refunds.#193', before: { id: 193 }, after: null }],
    });
  });

  it('that an early version told, and it is forgotten which, are not told again', () => {
    const state: OrderState = { ...after(anArrival(anOrder())).state, refundIds: null };
    const { news, state: next } = progressOf(state, arrival(193));
    expect(news).toEqual([]);
    expect(next.refundIds).toEqual([193]);
  });

  it('name the products of their lines as the order’s lines had them first', () => {
    const line = { ...aRefund(193), lines: [{ ...REFUNDED_LINE, productId: 'LATER' }] };
    const first = anOrder({ lines: [anOrderLine({ productId: 'FIRST' })] });
    const second = { ...first, refunds: refunded(193).refunds };
    const { news } = after(anArrival(first), anArrival(second, { refunds: [line] }));
    expect(news.at(-1)?.refund?.lines).toMatchObject([{ productId: 'FIRST' }]);
  });
});

const REFUNDED_LINE = {
  lineId: 1,
  productId: null,
  variantId: null,
  sku: 'LED-1',
  name: 'Lamp',
  quantity: 1,
  total: '5.00',
  totalTax: '0.00',
  restocked: true,
};

describe('readings that overtake each other', () => {
  it('end in what the shop said last, whatever the order in which they arrive', () => {
    const states = ['processing', 'on-hold', 'processing', 'completed'].map((status, n) =>
      anArrival(anOrder({ status, modifiedAt: touched(n) }), { readAt: at(n) }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(states, { minLength: states.length }), (shuffled) => {
        const { state, news } = after(...shuffled);
        expect(state.status).toBe('completed');
        expect(state.modifiedAt).toEqual(at(3));
        expect(news.map(({ version }) => version)).toEqual(news.map((_, n) => n + 1));
        expect(new Set(news.map(({ eventId }) => eventId)).size).toBe(news.length);
      }),
    );
  });

  it('of one second are told apart by when they began', () => {
    const newer = anArrival(anOrder({ total: '12.00' }), { readAt: at(9) });
    const older = anArrival(anOrder({ total: '11.00' }), { readAt: at(8) });
    expect(after(newer, older).state.content?.total).toBe('12.00');
  });
});

describe('an order that an earlier version told of', () => {
  const told: OrderState = {
    ...anUnknownOrder(),
    version: 2,
    status: 'processing',
    eventId: 'default.7.old',
    contentDigest: 'old',
  };

  it.each<[string, OrderState, Partial<OrderArrival>]>([
    ['by the digest of then', told, { earlier: { digests: ['old'], eventIds: [] } }],
    [
      'by the id of its event, where it had no digest',
      { ...told, contentDigest: null },
      { earlier: { digests: [], eventIds: ['default.7.old'] } },
    ],
    ['by its content, where that is kept', { ...told, content: anOrder() }, {}],
  ])('is known again %s', (_, state, changes) => {
    const arrival = anArrival(anOrder(), changes);
    const { news, state: next } = progressOf(state, arrival);
    expect(news).toEqual([]);
    expect(next.contentDigest).toBe(arrival.contentDigest);
  });

  it('is told as updated, without saying what changed, where all of it is forgotten', () => {
    expect(progressOf(told, anArrival(anOrder())).news).toMatchObject([
      { type: 'updated', version: 3, changes: null },
    ]);
  });
});
