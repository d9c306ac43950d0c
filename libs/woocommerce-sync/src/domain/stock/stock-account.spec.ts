import { accountOf } from './stock-account';
import type { StockStanding } from './stock-check.repository';

/** Confirmed with 10 pieces when 2 were sold; by now so many are. */
const standing = (
  sold: number,
  suspicion: StockStanding['suspicion'] = null,
  mends = 0,
): StockStanding => ({
  storeProductId: 1,
  confirmed: { managed: true, quantity: 10, backorders: 'no', sold: 2 },
  sold,
  suspicion,
  looks: 0,
  mends,
});

describe('the account of a stock', () => {
  it('adds up where the shop shows what it confirmed, less what was sold since', () => {
    expect(accountOf(standing(2), 10)).toEqual({ kind: 'right' });
    expect(accountOf(standing(5), 7)).toEqual({ kind: 'right' });
  });

  it('is nothing where the shop does not count, does not show it, or nobody knows', () => {
    expect(accountOf(standing(2), null)).toEqual({ kind: 'right' });
    expect(accountOf({ ...standing(2), confirmed: null }, 3)).toEqual({ kind: 'right' });
    const earlier = { managed: true, quantity: 10, backorders: 'no' } as const;
    expect(accountOf({ ...standing(2), confirmed: earlier }, 3)).toEqual({ kind: 'right' });
    const uncounted = { managed: false, quantity: null, backorders: 'no' } as const;
    expect(accountOf({ ...standing(2), confirmed: uncounted }, 3)).toEqual({ kind: 'right' });
  });

  it('looks again at what does not add up once', () => {
    const suspicion = { shown: 10, sold: 5, tooMany: 3 };
    expect(accountOf(standing(5), 10)).toEqual({ kind: 'later', suspicion });
  });

  it('is wrong where as many pieces are too many twice, whatever was sold in between', () => {
    const before = { shown: 10, sold: 5, tooMany: 3 };
    const suspicion = { shown: 9, sold: 6, tooMany: 3 };
    expect(accountOf(standing(6, before), 9)).toEqual({ kind: 'wrong', suspicion });
    expect(accountOf(standing(6, before), 8)).toMatchObject({ kind: 'later' });
  });

  it('is wrong where pieces are missing twice and nothing moved in between', () => {
    const before = { shown: 7, sold: 2, tooMany: -3 };
    expect(accountOf(standing(2, before), 7)).toMatchObject({ kind: 'wrong' });
    // Three more were sold, and the orders of three are not to be seen yet.
    expect(accountOf(standing(5, before), 4)).toMatchObject({ kind: 'later' });
  });

  it('is given up where it was put right five times in a row, which is news once', () => {
    const before = { shown: 10, sold: 5, tooMany: 3 };
    expect(accountOf(standing(5, before, 4), 10)).toMatchObject({ kind: 'wrong' });
    expect(accountOf(standing(5, before, 5), 10)).toEqual({ kind: 'given-up', isNews: true });
    expect(accountOf(standing(5, before, 6), 10)).toEqual({ kind: 'given-up', isNews: false });
    expect(accountOf(standing(5, null, 6), 7)).toEqual({ kind: 'right' });
  });
});
