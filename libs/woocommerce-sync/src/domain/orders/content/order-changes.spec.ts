import fc from 'fast-check';
import { anOrder, anOrderLine } from '../../testing/orders';
import { changesBetween } from './order-changes';
import type { PulledOrder } from '../pulled-order';

describe('what changed of an order', () => {
  it('is nothing between an order and itself', () => {
    expect(changesBetween(anOrder(), anOrder())).toEqual([]);
  });

  it('is a field of the order, or below it, with both values', () => {
    const before = anOrder();
    const after = anOrder({
      status: 'completed',
      customer: { ...before.customer, note: 'Ring twice' },
    });
    expect(changesBetween(before, after)).toEqual([
      { field: 'status', before: 'processing', after: 'completed' },
      { field: 'customer.note', before: '', after: 'Ring twice' },
    ]);
  });

  it('names lines by their ids, wherever they stand', () => {
    const [one, two] = [anOrderLine({ lineId: 1 }), anOrderLine({ lineId: 2, sku: 'LED-2' })];
    const before = anOrder({ lines: [one, two] });
    const after = anOrder({
      lines: [anOrderLine({ lineId: 3, sku: 'LED-3' }), { ...two, quantity: 4 }],
    });
    expect(changesBetween(before, after)).toEqual([
      { field: 'lines.#3', before: null, after: after.lines[0] },
      { field: 'lines.#2.quantity', before: 1, after: 4 },
      { field: 'lines.#1', before: one, after: null },
    ]);
  });

  it.each<[string, Partial<PulledOrder>]>([
    ['when the shop touched it', { modifiedAt: '2026-12-01T00:00:00Z' }],
    ['an amount that is written otherwise', { total: '10' }],
    ['what we know of its products', { lines: [anOrderLine({ productId: 'A', variantId: 'B' })] }],
    ['what its stock has to do with it', { lines: [anOrderLine({ reducedStock: 0 })] }],
    ['its refunds, which are told apart', { refunds: [{ id: 1, reason: '', total: '-1.00' }] }],
    ['what is noted', { notes: [{ field: 'total', problem: 'is odd', value: null }] }],
  ])('is not %s', (_, changes) => {
    expect(changesBetween(anOrder(), anOrder(changes))).toEqual([]);
  });

  it('is not a field that an earlier version did not read', () => {
    const { completedAt: _at, customFields: _fields, ...earlier } = anOrder();
    const after = anOrder({ completedAt: '2026-12-01T00:00:00Z', customFields: { vat: 'CY1' } });
    expect(changesBetween(earlier as PulledOrder, after)).toEqual([]);
  });

  it('is meta data that came, changed or went', () => {
    const before = anOrder({ customFields: { vat: 'CY1', locker: 'A' } });
    const after = anOrder({ customFields: { vat: 'CY2', awb: { no: 7 } } });
    expect(changesBetween(before, after)).toEqual([
      { field: 'customFields.vat', before: 'CY1', after: 'CY2' },
      { field: 'customFields.locker', before: 'A', after: null },
      { field: 'customFields.awb', before: null, after: { no: 7 } },
    ]);
    const engraved = (engraving: string) =>
      anOrder({ lines: [anOrderLine({ customFields: { engraving } })] });
    expect(changesBetween(anOrder(), engraved('Maria'))).toEqual([
      { field: 'lines.#1.customFields.engraving', before: null, after: 'Maria' },
    ]);
  });

  it('lists that hold an id twice are told apart by place', () => {
    const twice = (quantity: number) => ({
      lines: [anOrderLine(), anOrderLine({ quantity })],
    });
    expect(changesBetween(anOrder(twice(1)), anOrder(twice(2)))).toEqual([
      { field: 'lines.1.quantity', before: 1, after: 2 },
    ]);
  });

  it('lead from the one to the other and back', () => {
    const anyOrder = fc
      .record({
        status: fc.constantFrom('processing', 'completed'),
        total: fc.constantFrom('1.00', '2.50'),
        quantities: fc.array(fc.nat(3), { maxLength: 3 }),
      })
      .map(({ status, total, quantities }) =>
        anOrder({
          status,
          total,
          lines: quantities.map((quantity, n) => anOrderLine({ lineId: n + 1, quantity })),
        }),
      );
    fc.assert(
      fc.property(anyOrder, anyOrder, (one, other) => {
        const there = changesBetween(one, other);
        const back = changesBetween(other, one);
        const turned = back.map(({ field, before, after }) => ({
          field,
          before: after,
          after: before,
        }));
        const sorted = (changes: typeof there) =>
          [...changes].sort((a, b) => (a.field < b.field ? -1 : 1));
        expect(sorted(there)).toEqual(sorted(turned));
      }),
    );
  });
});
