import { anOrder, anOrderLine } from '../../../domain/testing/orders';
import { toRefunds } from './refund.mapper';

/** A refund of pieces of line 1, as the shop gives it (fact 78). */
const aRefund = (id: number, pieces: number): object => ({
  id,
  amount: '10.00',
  reason: 'damaged',
  refunded_payment: false,
  date_created_gmt: '2026-11-22T10:32:40',
  line_items: [
    {
      sku: 'LED-1',
      name: 'Lamp',
      quantity: -pieces,
      total: '-8.00',
      total_tax: '-1.52',
      meta_data: [{ key: '_refunded_item_id', value: '1' }],
    },
  ],
});

const orderWith = (restockedStock: number | null) =>
  anOrder({
    lines: [anOrderLine({ lineId: 1, productId: 'LED-1', quantity: 3, restockedStock })],
  });

const restocked = (back: number | null, ...pieces: readonly number[]) =>
  toRefunds(
    pieces.map((count, n) => aRefund(190 + n, count)),
    orderWith(back),
  ).map(({ lines }) => lines?.[0]?.restocked);

describe('the refunds of an order', () => {
  it('are whole, with amounts and pieces that are not negative, and the products of its lines', () => {
    expect(toRefunds([aRefund(193, 1)], orderWith(1))).toEqual([
      {
        refundId: 193,
        createdAt: '2026-11-22T10:32:40Z',
        reason: 'damaged',
        amount: '10.00',
        paidBack: false,
        lines: [
          {
            lineId: 1,
            productId: 'LED-1',
            variantId: null,
            sku: 'LED-1',
            name: 'Lamp',
            quantity: 1,
            total: '8.00',
            totalTax: '1.52',
            restocked: true,
          },
        ],
      },
    ]);
  });

  it('say whether pieces went back into the stock, as far as the sum of all tells', () => {
    expect(restocked(null, 1)).toEqual([false]);
    expect(restocked(2, 1, 1)).toEqual([true, true]);
    // One of two went back, and nobody can tell which.
    expect(restocked(1, 1, 1)).toEqual([null, null]);
    expect(restocked(1, 1, 0)).toEqual([true, false]);
  });

  it('of an amount alone have no lines; what is no refund is left out', () => {
    const rows = [{ id: 1, amount: '5.00', line_items: [] }, 'odd', { amount: '1.00' }, { id: 0 }];
    expect(toRefunds(rows, orderWith(null))).toMatchObject([{ refundId: 1, lines: [] }]);
  });
});
