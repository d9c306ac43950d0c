import type { CatalogImage } from '../../domain/catalog/catalog-product';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { showsImages } from '../planning/image-source';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import type { GroupDrift } from './drifted-groups';

/**
 * The pictures of a product or variation where the shop shows others than it last confirmed, or in
 * another order. Nothing where it shows the same, and where nobody can tell:
 *
 * - the ERP has others than were confirmed, which are late, and on their way;
 * - it is known that some of them could not be brought;
 * - a variation is to have none: then it may show that of its product (fact 130).
 *
 * @param images those that the ERP has of it
 */
export function driftedPictures(
  { pictures, parentId }: Pick<ShownContents, 'pictures' | 'parentId'>,
  mapping: ProductSyncMapping,
  images: readonly CatalogImage[],
): readonly GroupDrift[] {
  const { confirmed, problems } = mapping.snapshot();
  const wanted = (confirmed.images ?? []).map(({ attachmentId }) => attachmentId);
  if (pictures === null || !showsImages(mapping, images) || 'images' in problems) return [];
  // The shop did not tell of each which attachment it made of it.
  if (wanted.includes(0) || (parentId !== 0 && wanted.length === 0)) return [];
  const isSame = wanted.length === pictures.length && wanted.every((id, at) => id === pictures[at]);
  if (isSame) return [];
  return [{ group: 'images', wanted: inWords(wanted), shown: inWords(pictures), difference: null }];
}

/** As the shop's media library numbers them. */
function inWords(attachments: readonly number[]): string {
  return attachments.map((id) => `#${id}`).join(', ');
}
