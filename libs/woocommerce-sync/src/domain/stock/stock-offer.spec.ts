import fc from 'fast-check';
import { offered, WHOLE_STOCK, type StockOffer } from './stock-offer';

const holding = (pieces: number): StockOffer => ({
  ...WHOLE_STOCK,
  held: new Map([['LED-1', pieces]]),
});

describe('what a shop may offer', () => {
  it.each<[string, number, StockOffer, number]>([
    ['all of it', 10, WHOLE_STOCK, 10],
    ['what web orders do not hold', 10, holding(3), 7],
    ['nothing, where they hold all', 3, holding(3), 0],
    ['less than nothing, where more was sold than there is', 2, holding(3), -1],
    ['what is not kept back', 10, { ...holding(3), safety: 2 }, 5],
    ['nothing, where less is left than is kept back', 4, { ...holding(3), safety: 2 }, 0],
    ['no more than is shown at the most', 100, { ...WHOLE_STOCK, cap: 20 }, 20],
    [
      'what another product is held of does not matter',
      10,
      { ...WHOLE_STOCK, held: new Map([['LED-2', 5]]) },
      10,
    ],
    ['whole pieces, where part of one is held', 10, holding(0.5), 9],
  ])('is %s', (_, quantity, offer, pieces) => {
    expect(offered('LED-1', quantity, offer)).toBe(pieces);
  });

  it('never is more than what the ERP has, and never rises by a sale', () => {
    const some = fc.integer({ min: -50, max: 50 });
    const few = fc.nat(20);
    fc.assert(
      fc.property(some, few, few, fc.option(few), (quantity, held, safety, cap) => {
        const now = offered('LED-1', quantity, { ...holding(held), safety, cap });
        const then = offered('LED-1', quantity, { ...holding(held + 1), safety, cap });
        expect(now).toBeLessThanOrEqual(quantity);
        expect(then).toBeLessThanOrEqual(now);
      }),
    );
  });
});
