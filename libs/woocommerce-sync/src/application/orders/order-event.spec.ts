import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import { anOrder, anOrderLine } from '../../domain/testing/orders';
import { contentDigestOf, earlierNamesOf } from './order-event';

const order = anOrder({ total: '9.90', lines: [anOrderLine({ total: '9.90' })] });

const idOf = (changed: object): string => contentDigestOf({ ...order, ...changed });
const line = (changed: object): object => ({ lines: [{ ...order.lines[0], ...changed }] });

describe('what tells one content of an order from another', () => {
  it('is the same for the same content, in whatever order its properties come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(order), { minLength: Object.keys(order).length }),
        (entries) => {
          expect(idOf(Object.fromEntries(entries))).toBe(idOf({}));
        },
      ),
    );
  });

  it('is another one for whatever the shop says otherwise', () => {
    for (const changed of [
      { total: '9.91' },
      { status: 'completed' },
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
      { ...line({ productId: 'LED-1', variantId: 'LED-1-S' }), allProductsKnown: true },
    ],
    ['what the shop took from its stock', line({ reducedStock: 2, restockedStock: 1 })],
    ['its refunds', { refunds: [{ id: 1, reason: '', total: '-1.00' }] }],
    ['what we note', { notes: [{ field: 'total', problem: 'is odd', value: '1' }] }],
    ['whether an amount is written as a number', { total: '9.9', ...line({ total: '09.900' }) }],
    ['fields that are empty', { giftWrap: '', packages: [], insurance: { by: null } }],
    ['fields that were left out', { coupons: undefined, paidAt: undefined }],
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

describe('what earlier versions told a content by', () => {
  /** What they read of an order. */
  const asRead = ({ completedAt: _at, customFields: _fields, ...read }: PulledOrder): object => ({
    ...read,
    lines: read.lines.map((one) => {
      const {
        variantId: _variant,
        taxes: _taxes,
        customFields: _custom,
        reducedStock: _reduced,
        restockedStock: _restocked,
        ...kept
      } = one;
      return kept;
    }),
  });
  /**
   * As it was before ids came from what the shop said alone: from everything but `modifiedAt`, in
   * sorted order.
   */
  const earlierIdOf = (told: PulledOrder): string => {
    const { modifiedAt: _at, notes: _notes, ...content } = asRead(told) as PulledOrder;
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

  it('is found whether the products were known then or not', () => {
    expect(earlierNamesOf(known).eventIds).toEqual(
      expect.arrayContaining([earlierIdOf(known), earlierIdOf(order)]),
    );
    expect(earlierNamesOf(known).digests).toEqual(earlierNamesOf(order).digests);
  });

  it('is the same though this version reads more of the order', () => {
    const more = {
      ...order,
      ...line({ taxes: [{ rateId: 1, total: '1.00' }], customFields: { engraving: 'M' } }),
      completedAt: '2026-11-23T00:00:00Z',
      customFields: { vat: 'CY1' },
    } as PulledOrder;
    expect(earlierNamesOf(more)).toEqual(earlierNamesOf(order));
    expect(contentDigestOf(more)).not.toBe(contentDigestOf(order));
  });
});
