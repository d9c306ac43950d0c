import type { CatalogCategory, CatalogImage } from '../../domain/catalog-product';
import type { CategoryMapping } from '../../domain/category.repository';
import type { FlightBook } from './flight-book';
import { imageSource } from './image-source';

/** Asks for a category's picture where the shop shows another: it travels alone, and nothing waits for its download. */
export function askForPicture(
  book: FlightBook,
  { id, image }: CatalogCategory,
  mapping: Pick<CategoryMapping, 'picture'> | undefined,
): void {
  if (!pictureDiffers(image, mapping)) return;
  const bulk = book.flight.items.every((item) => item.batchId !== null);
  book.ask('image', id, 'category sync', bulk, 'category');
}

/** Whether a picture has to be written. A category that never had one of ours need not be told that it has none. */
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
