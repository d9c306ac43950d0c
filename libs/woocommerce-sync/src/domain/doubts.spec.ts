import { madeBy } from './doubts';

describe('madeBy', () => {
  it('tells the SKUs of the variations that writes about a product make, and of no other', () => {
    const doubts = [
      { productId: 'P', groups: [], version: 2 },
      { productId: 'V', parentProductId: 'P', groups: [], makes: 'SHOE-S' },
      { productId: 'W', parentProductId: 'P', groups: [] },
      { productId: 'X', parentProductId: 'Q', groups: [], makes: 'BOOT-S' },
    ];
    expect(madeBy('P', doubts)).toEqual({ V: 'SHOE-S' });
  });
});
