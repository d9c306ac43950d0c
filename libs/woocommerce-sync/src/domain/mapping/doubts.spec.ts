import { madeBy } from './doubts';

describe('madeBy', () => {
  it('tells the SKUs of what writes about a product make, and of no other', () => {
    const doubts = [
      { productId: 'P', groups: [], version: 2, makes: 'SHOE' },
      { productId: 'Q', groups: [] },
      { productId: 'V', parentProductId: 'P', groups: [], makes: 'SHOE-S' },
      { productId: 'W', parentProductId: 'P', groups: [] },
      { productId: 'X', parentProductId: 'Q', groups: [], makes: 'BOOT-S' },
    ];
    expect(madeBy('P', doubts)).toEqual({ P: 'SHOE', V: 'SHOE-S' });
  });
});
