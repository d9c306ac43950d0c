import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import { arrivalOf, contentDigestOf, earlierEventIdsOf } from './order-event';

const order = {
  storeId: 'default',
  orderId: 7,
  modifiedAt: 'then',
  total: '9.90',
  customer: { id: 1, email: 'a', note: '' },
  lines: [
    { lineId: 1, productId: null, wooCommerceProductId: 5, sku: 'A', total: '9.90', taxClass: '' },
  ],
  refunds: [],
  paidAt: null,
  allProductsKnown: false,
  notes: [],
} as unknown as PulledOrder;

const idOf = (changed: object): string => arrivalOf({ ...order, ...changed }).eventId;
const line = (changed: object): object => ({ lines: [{ ...order.lines[0], ...changed }] });

describe('the id of an order’s event', () => {
  it('is the same for the same content, in whatever order its properties come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(order), { minLength: Object.keys(order).length }),
        (entries) => {
          expect(arrivalOf(Object.fromEntries(entries) as unknown as PulledOrder).eventId).toBe(
            idOf({}),
          );
        },
      ),
    );
  });

  it('is another one for whatever the shop says otherwise', () => {
    for (const changed of [
      { total: '9.91' },
      { storeId: 'other' },
      { orderId: 8 },
      line({ total: '9.91' }),
      line({ wooCommerceProductId: 6 }),
      { lines: [order.lines[0], order.lines[0]] },
      { paidAt: '2026-01-01T00:00:00Z' },
    ]) {
      expect(idOf(changed)).not.toBe(idOf({}));
    }
  });

  it.each([
    ['when the shop last touched it', { modifiedAt: 'now' }],
    [
      'which of the ERP’s products a line is',
      { ...line({ productId: 'LED-1' }), allProductsKnown: true },
    ],
    ['what we note', { notes: [{ field: 'total', problem: 'is odd', value: '1' }] }],
    ['whether an amount is written as a number', { total: '9.9', ...line({ total: '09.900' }) }],
    ['fields that are empty', { giftWrap: '', packages: [], insurance: { by: null } }],
    ['fields that were left out', { refunds: undefined, paidAt: undefined }],
  ])('does not depend on %s', (_, changed) => {
    expect(idOf(changed)).toBe(idOf({}));
  });
});

describe('amounts', () => {
  it.each([
    ['634.00', '634'],
    ['634.50', '634.5'],
    ['-5.00', '-5'],
    ['0.00', '-0'],
    ['10', '10.'],
    ['100', '100.0'],
  ])('%s and %s are the same', (one, other) => {
    expect(idOf({ total: one })).toBe(idOf({ total: other }));
  });

  it.each([
    ['5', '-5'],
    ['10', '100'],
    ['1.05', '1.5'],
    ['0.1', '0.01'],
  ])('%s and %s are not', (one, other) => {
    expect(idOf({ total: one })).not.toBe(idOf({ total: other }));
  });

  it('are no other texts', () => {
    expect(idOf(line({ sku: '7.0' }))).not.toBe(idOf(line({ sku: '7' })));
  });
});

describe('the ids that earlier versions gave', () => {
  /**
   * As it was before ids came from what the shop said alone: from everything but `modifiedAt`, in
   * sorted order.
   */
  const earlierIdOf = ({ modifiedAt: _at, notes: _notes, ...content }: PulledOrder): string => {
    const sorted = JSON.stringify(content, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
    return `default.7.${createHash('sha256').update(sorted).digest('hex').slice(0, 32)}`;
  };
  const known = {
    ...order,
    ...line({ productId: 'LED-1' }),
    allProductsKnown: true,
  } as PulledOrder;

  it('are found whether the products were known then or not, and the content is the same', () => {
    expect(earlierEventIdsOf(known)).toEqual(
      expect.arrayContaining([earlierIdOf(known), earlierIdOf(order)]),
    );
    expect(contentDigestOf(known)).toBe(contentDigestOf(order));
  });
});
