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
    ['its share of what is free, rounded down', 10, { ...holding(3), percent: 50 }, 3],
    ['its share, less what is kept back', 10, { ...WHOLE_STOCK, percent: 50, safety: 2 }, 3],
    ['its share, and no more than is shown', 100, { ...WHOLE_STOCK, percent: 50, cap: 20 }, 20],
    ['nothing of it', 10, { ...WHOLE_STOCK, percent: 0 }, 0],
    ['all of what is oversold', 2, { ...holding(3), percent: 50, safety: 2 }, -1],
  ])('is %s', (_, quantity, offer, pieces) => {
    expect(offered('LED-1', quantity, offer)).toBe(pieces);
  });

  const some = fc.integer({ min: -50, max: 50 });
  const few = fc.nat(20);
  const rules = fc.record({ percent: fc.nat(100), safety: few, cap: fc.option(few) });

  it('never is more than what the ERP has, and never rises by a sale', () => {
    fc.assert(
      fc.property(some, few, rules, (quantity, held, rule) => {
        const now = offered('LED-1', quantity, { ...holding(held), ...rule });
        const then = offered('LED-1', quantity, { ...holding(held + 1), ...rule });
        expect(now).toBeLessThanOrEqual(quantity);
        expect(then).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('is the same whether an order is held, or booked by the ERP', () => {
    fc.assert(
      fc.property(some, few, rules, (quantity, held, rule) => {
        const asHeld = offered('LED-1', quantity, { ...holding(held), ...rule });
        const booked = offered('LED-1', quantity - held, { ...WHOLE_STOCK, ...rule });
        expect(asHeld).toBe(booked);
      }),
    );
  });

  it('never rises by a stricter rule', () => {
    fc.assert(
      fc.property(some, rules, rules, (quantity, one, other) => {
        const least = {
          percent: Math.min(one.percent, other.percent),
          safety: Math.max(one.safety, other.safety),
          cap: Math.min(one.cap ?? Infinity, other.cap ?? Infinity),
        };
        const strict = offered('LED-1', quantity, { ...WHOLE_STOCK, ...least });
        expect(strict).toBeLessThanOrEqual(offered('LED-1', quantity, { ...WHOLE_STOCK, ...one }));
      }),
    );
  });
});
