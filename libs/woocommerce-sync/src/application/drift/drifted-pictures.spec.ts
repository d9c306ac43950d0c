import type { ConfirmedImage, Problems } from '../../domain/mapping/mapping-state';
import { freshMapping } from '../../domain/mapping/mapping-state';
import { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { driftedPictures } from './drifted-pictures';

const FRONT = { id: 'F', url: 'https://erp.example/front.jpg', alt: 'front', checksum: null };
const BACK = { id: 'B', url: 'https://erp.example/back.jpg', alt: 'back', checksum: null };
const SHOWN_FRONT: ConfirmedImage = { source: FRONT.url, attachmentId: 11, alt: 'front' };
const SHOWN_BACK: ConfirmedImage = { source: BACK.url, attachmentId: 12, alt: 'back' };

/** A mapping with these pictures confirmed; null for nothing known of them. */
function aMapping(
  images: readonly ConfirmedImage[] | null = [SHOWN_FRONT, SHOWN_BACK],
  problems: Problems = {},
): ProductSyncMapping {
  const which = { storeId: 'default', internalProductId: 'P', wooCommerceProductId: 1 };
  const confirmed = images === null ? {} : { images };
  return ProductSyncMapping.restore({ ...freshMapping(which, new Date()), confirmed, problems });
}

const drifted = (
  pictures: readonly number[] | null,
  { mapping = aMapping(), images = [FRONT, BACK], parentId = 0 } = {},
) => driftedPictures({ pictures, parentId }, mapping, images);

describe('the pictures that a shop shows otherwise than it confirmed', () => {
  it('are none where it shows the same', () => {
    expect(drifted([11, 12])).toEqual([]);
  });

  it.each([
    ['one is missing', [11], '#11'],
    ['they are in another order', [12, 11], '#12, #11'],
    ['one was added', [11, 12, 13], '#11, #12, #13'],
    ['all are gone', [], ''],
  ])('are told of where %s', (_what, pictures, shown) => {
    expect(drifted(pictures)).toEqual([
      { group: 'images', wanted: '#11, #12', shown, difference: null },
    ]);
  });

  it('are none where nobody can tell', () => {
    expect(drifted(null)).toEqual([]);
    expect(drifted([11], { images: [FRONT] })).toEqual([]);
    expect(drifted([11], { mapping: aMapping(null) })).toEqual([]);
    const withProblem = aMapping([SHOWN_FRONT, SHOWN_BACK], { images: 'too large' });
    expect(drifted([11], { mapping: withProblem })).toEqual([]);
    const unnumbered = aMapping([{ ...SHOWN_FRONT, attachmentId: 0 }]);
    expect(drifted([11], { mapping: unnumbered, images: [FRONT] })).toEqual([]);
  });

  it('are none of a variation that is to have none, which may show that of its product', () => {
    const mapping = aMapping([]);
    expect(drifted([77], { mapping, images: [], parentId: 9 })).toEqual([]);
    expect(drifted([77], { mapping, images: [] })).toMatchObject([{ wanted: '', shown: '#77' }]);
  });
});
