import type { CatalogCategory, CatalogImage } from '../../../domain/catalog/catalog-product';
import type { CategoryMapping } from '../../../domain/catalog/category.repository';
import type { DeliveryRecord } from '../delivery-record';
import { imageSource } from '../../planning/image-source';

/**
 * Asks for a category's picture where the shop shows another: it travels alone, and nothing waits
 * for its download. With `force` it is sent again, unless the ERP has none and the shop's was never
 * ours.
 */
export function askForPicture(
  record: DeliveryRecord,
  { id, image }: CatalogCategory,
  mapping: Pick<CategoryMapping, 'picture'> | undefined,
  force: boolean,
): void {
  if (!pictureIsWanted(image, mapping, force)) return;
  const bulk = record.delivery.items.every((item) => item.batchId !== null);
  record.ask('image', id, 'category sync', { bulk, force, subjectKind: 'category' });
}

/** Whether a picture has to be written, which with `force` it has wherever it is Cypher's. */
export function pictureIsWanted(
  wanted: CatalogImage | null,
  mapping: Pick<CategoryMapping, 'picture'> | undefined,
  force: boolean,
): boolean {
  const isOurs = wanted !== null || (mapping !== undefined && mapping.picture.kind !== 'untouched');
  return (force && isOurs) || pictureDiffers(wanted, mapping);
}

/**
 * Whether a picture has to be written. A category that never had one of ours need not be told that
 * it has none.
 */
export function pictureDiffers(
  wanted: CatalogImage | null,
  mapping: Pick<CategoryMapping, 'picture'> | undefined,
): boolean {
  const known = mapping?.picture ?? { kind: 'untouched' };
  switch (known.kind) {
    case 'untouched':
      return wanted !== null;
    case 'doubted':
      return true;
    case 'shown':
      if (wanted === null || known.image === null) return wanted !== known.image;
      return imageSource(wanted) !== known.image.source || wanted.alt !== known.image.alt;
  }
}
