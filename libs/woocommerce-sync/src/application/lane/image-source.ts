import type { CatalogImage } from '../../domain/catalog-product';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';

/** What tells one picture from another: its content where the ERP knows it, else its address. */
export function imageSource(image: CatalogImage): string {
  return image.checksum ?? image.url;
}

/** Whether the shop last confirmed just these pictures, in this order, with these texts. */
export function showsImages(mapping: ProductSyncMapping, images: readonly CatalogImage[]): boolean {
  const shown = mapping.confirmed.images;
  if (shown === undefined) return false;
  return (
    shown.length === images.length &&
    images.every((image, position) => {
      const there = shown[position];
      return there?.source === imageSource(image) && there.alt === image.alt;
    })
  );
}
