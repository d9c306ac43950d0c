import fc from 'fast-check';
import { anOrder, anOrderLine } from '../../testing/orders';
import type { PulledOrder } from '../pulled-order';
import type { Repayment, Shipment } from './order-command';
import { checkRepayment, mustCancel, shippingStep } from './order-rules';

const STATUSES = [
  'pending',
  'on-hold',
  'processing',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'awaiting-pickup',
];

/** Three lamps on line 1 and a bulb on line 2, for 40.00. */
const ordered = (changes: Partial<PulledOrder> = {}): PulledOrder =>
  anOrder({
    lines: [anOrderLine({ quantity: 3 }), anOrderLine({ lineId: 2, quantity: 1 })],
    total: '40.00',
    ...changes,
  });

const shipped = (lines: Shipment['lines'] = null): Shipment => ({
  kind: 'shipped',
  trackingNumbers: [],
  carrier: '',
  trackingUrl: null,
  shippedAt: null,
  lines,
});

const repaid = (changes: Partial<Repayment> = {}): Repayment => ({
  kind: 'refunded',
  amount: '10',
  reason: '',
  lines: [],
  restock: true,
  ...changes,
});

const step = (
  order: PulledOrder,
  shipment: Shipment,
  before: readonly Shipment[] = [],
  refunds: Parameters<typeof shippingStep>[2]['refunds'] = [],
) => shippingStep(order, shipment, { before, refunds }, 'completed');

/** The code that something is refused with. */
function codeOf(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: unknown }).code;
  }
}

describe('a cancellation', () => {
  it.each(STATUSES)('of an order that is %s', (status) => {
    const open = ['pending', 'on-hold', 'processing'].includes(status);
    const code = codeOf(() => mustCancel(ordered({ status })));
    expect(code).toBe(open || status === 'cancelled' ? null : 'ORDER_NOT_CANCELLABLE');
  });

  it('writes nothing where it is cancelled already', () => {
    expect(mustCancel(ordered({ status: 'cancelled' }))).toBe(false);
    expect(mustCancel(ordered())).toBe(true);
  });
});

describe('a shipment', () => {
  it.each([
    ['pending', 'ORDER_NOT_SHIPPABLE'],
    ['failed', 'ORDER_NOT_SHIPPABLE'],
    ['cancelled', 'ORDER_NOT_SHIPPABLE'],
    ['refunded', 'ORDER_NOT_SHIPPABLE'],
    ['on-hold', 'completed'],
    ['processing', 'completed'],
    ['awaiting-pickup', 'completed'],
    ['completed', null],
  ])('of an order that is %s comes to %s', (status, expected) => {
    const order = ordered({ status });
    const code = codeOf(() => step(order, shipped()));
    expect(code ?? step(order, shipped()).status).toBe(expected);
  });

  it('without lines takes what is left, less what was given back', () => {
    const before = [shipped([{ lineId: 1, quantity: 1 }])];
    const refunds = [
      {
        refundId: 1,
        createdAt: null,
        reason: '',
        amount: '10',
        paidBack: null,
        lines: [
          {
            lineId: 2,
            productId: null,
            variantId: null,
            sku: '',
            name: '',
            quantity: 1,
            total: '10',
            totalTax: '0',
            restocked: null,
          },
        ],
      },
    ];
    expect(step(ordered(), shipped(), before, refunds)).toEqual({
      lines: [{ lineId: 1, quantity: 2 }],
      isWhole: true,
      status: 'completed',
    });
  });

  it('of a part leaves the status', () => {
    expect(step(ordered(), shipped([{ lineId: 2, quantity: 1 }]))).toMatchObject({
      isWhole: false,
      status: null,
    });
  });

  it.each([
    ['more than was ordered', [{ lineId: 1, quantity: 4 }], [], 'ORDER_SHIPS_TOO_MUCH'],
    [
      'more than is left',
      [{ lineId: 1, quantity: 3 }],
      [shipped([{ lineId: 1, quantity: 1 }])],
      'ORDER_SHIPS_TOO_MUCH',
    ],
    ['nothing, as all was shipped', null, [shipped()], 'ORDER_SHIPS_TOO_MUCH'],
    ['a line of another order', [{ lineId: 9, quantity: 1 }], [], 'ORDER_LINE_UNKNOWN'],
  ])('of %s is refused', (_what, lines, before, code) => {
    expect(codeOf(() => step(ordered(), shipped(lines), before))).toBe(code);
  });

  it('in any parts ends whole exactly once all pieces have left', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2), { maxLength: 8 }), (pieces) => {
        const left = new Map([
          [1, 3],
          [2, 1],
        ]);
        const before: Shipment[] = [];
        for (const lineId of pieces) {
          const part = shipped([{ lineId, quantity: 1 }]);
          const isThere = (left.get(lineId) ?? 0) > 0;
          expect(codeOf(() => step(ordered(), part, before))).toBe(
            isThere ? null : 'ORDER_SHIPS_TOO_MUCH',
          );
          if (!isThere) continue;
          left.set(lineId, (left.get(lineId) ?? 0) - 1);
          const isWhole = [...left.values()].every((count) => count === 0);
          expect(step(ordered(), part, before).isWhole).toBe(isWhole);
          before.push(part);
        }
      }),
    );
  });
});

describe('a refund', () => {
  const before = [{ id: 1, reason: '', total: '-35.00' }];

  it.each([
    ['of all', ordered(), repaid({ amount: '40.00' }), null],
    ['of a cent more', ordered(), repaid({ amount: '40.01' }), 'ORDER_REFUNDS_TOO_MUCH'],
    ['of what is left', ordered({ refunds: before }), repaid({ amount: '5' }), null],
    [
      'of more than is left',
      ordered({ refunds: before }),
      repaid({ amount: '5.01' }),
      'ORDER_REFUNDS_TOO_MUCH',
    ],
    ['of what is not paid', ordered({ status: 'pending' }), repaid(), 'ORDER_NOT_REFUNDABLE'],
    ['of what was cancelled once paid', ordered({ status: 'cancelled' }), repaid(), null],
    [
      'of a line of another order',
      ordered(),
      repaid({ lines: [{ lineId: 9, quantity: 1, total: '1', taxes: [] }] }),
      'ORDER_LINE_UNKNOWN',
    ],
    [
      'of more pieces than were ordered',
      ordered(),
      repaid({ lines: [{ lineId: 2, quantity: 2, total: '1', taxes: [] }] }),
      'ORDER_REFUNDS_TOO_MUCH',
    ],
    ['of an order whose total cannot be read', ordered({ total: null }), repaid(), null],
  ])('%s', (_what, order, repayment, code) => {
    expect(
      codeOf(() => {
        checkRepayment(order, repayment);
      }),
    ).toBe(code);
  });
});
