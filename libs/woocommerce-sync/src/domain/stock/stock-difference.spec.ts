import { asDifference, asQuantity, echoOf, quantityByNow } from './stock-difference';
import type { StockFields } from './stock-fields';

const stock = (quantity: number, sold = 0): StockFields => ({
  managed: true,
  quantity,
  backorders: 'no',
  sold,
});

describe('what a shop should show by now', () => {
  it.each([
    ['what it confirmed, where nothing was sold since', stock(10, 3), 3, 10],
    ['less what was sold since', stock(10, 3), 5, 8],
    ['more where pieces came back', stock(10, 3), 1, 12],
    [
      'what it confirmed, where nobody knew what was sold',
      { ...stock(10), sold: undefined },
      5,
      10,
    ],
    ['nothing, where it counts nothing', { ...stock(0), quantity: null }, 5, null],
  ] as const)('is %s', (_which, { sold, ...confirmed }, now, expected) => {
    expect(quantityByNow(sold === undefined ? confirmed : { ...confirmed, sold }, now)).toBe(
      expected,
    );
  });
});

describe('a difference', () => {
  it('says how many pieces more than the shop has, and remembers what that comes to', () => {
    expect(asDifference(stock(12, 4), 9)).toEqual({ ...stock(12, 4), by: 3 });
    expect(asQuantity(asDifference(stock(12, 4), 9))).toEqual(stock(12, 4));
  });

  it.each([
    ['taken', 'the shop shows what is wanted', asDifference(stock(12), 9), 12],
    ['taken', 'it shows fewer: it has sold some', asDifference(stock(12), 9), 10],
    ['taken', 'it does not tell', asDifference(stock(12), 9), null],
    ['taken', 'none was sent', asDifference(stock(9), 9), 7],
    ['ignored', 'it shows what it had', asDifference(stock(12), 9), 9],
    ['ignored', 'it shows what it had, which is too many', asDifference(stock(6), 9), 9],
    ['too-many', 'it had more than was thought', asDifference(stock(12), 9), 14],
  ] as const)('is %s where %s', (echo, _why, sent, shown) => {
    expect(echoOf(sent, shown)).toBe(echo);
  });
});
