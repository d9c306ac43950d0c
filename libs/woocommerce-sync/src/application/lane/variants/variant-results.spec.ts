import type { ProductWriteResult } from '../../ports/shop/product-write';
import { countsForAny } from './variant-results';

describe('a variation that came back', () => {
  const shown = (seen: string | null): ProductWriteResult => ({
    kind: 'written',
    storeProductId: 1,
    alterations: [{ group: 'options', field: 'attributes.Size', sent: 'L', seen }],
    shownStatus: 'publish',
    shownSku: 'SKU-1',
  });

  it('counts for any where it lost its option, and for none where it has another', () => {
    expect([countsForAny(shown(null)), countsForAny(shown('M')), countsForAny(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
