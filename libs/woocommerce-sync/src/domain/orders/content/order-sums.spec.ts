import { anOrder, anOrderLine } from '../../testing/orders';
import { sumNotes } from './order-sums';
import type { PulledOrder } from '../pulled-order';

const tax = (total: string, shippingTotal: string) => ({
  rateId: 1,
  ratePercent: 19,
  label: 'VAT',
  rateCode: 'CY-VAT-1',
  total,
  shippingTotal,
});
const charge = (total: string) => ({
  lineId: 9,
  name: 'Charge',
  method: '',
  total,
  totalTax: '0.00',
  taxes: [],
});

describe('the sums of an order', () => {
  it.each<[string, Partial<PulledOrder>]>([
    ['one line', {}],
    [
      'lines, shipping, a fee that is a discount, and tax',
      {
        lines: [anOrderLine({ total: '26.98' }), anOrderLine({ lineId: 2, total: '6.75' })],
        shippingLines: [charge('4.50')],
        shippingTotal: '4.50',
        fees: [charge('-2.00')],
        taxes: [tax('6.03', '0.86')],
        totalTax: '6.89',
        total: '43.12',
      },
    ],
    [
      'parts that the shop rounds each for itself',
      {
        lines: ['3.33', '3.33', '3.33'].map((total, n) => anOrderLine({ lineId: n, total })),
        total: '10.00',
      },
    ],
    ['a currency without cents', { lines: [anOrderLine({ total: '1200' })], total: '1200' }],
    ['a sum that cannot be read', { total: null }],
    ['a part that cannot be read', { lines: [anOrderLine({ total: null })] }],
  ])('are right: %s', (_, changes) => {
    expect(sumNotes(anOrder({ ...changes }))).toEqual([]);
  });

  it('are noted where the parts come to something else', () => {
    expect(sumNotes(anOrder({ total: '12.34' }))).toEqual([
      {
        field: 'total',
        problem: 'is not what lines, shipping, fees and tax come to, which is 10.00',
        value: '12.34',
      },
    ]);
    expect(sumNotes(anOrder({ shippingTotal: '5.00' })).map(({ field }) => field)).toEqual([
      'shippingTotal',
    ]);
    expect(sumNotes(anOrder({ taxes: [tax('1.90', '0.00')] })).map(({ field }) => field)).toEqual([
      'totalTax',
    ]);
  });

  it('are noted as soon as they are off by more than rounding explains', () => {
    const lines = ['3.33', '3.33'].map((total, n) => anOrderLine({ lineId: n, total }));
    expect(sumNotes(anOrder({ lines, total: '6.67' }))).toEqual([]);
    expect(sumNotes(anOrder({ lines, total: '6.69' }))).toHaveLength(1);
  });
});
