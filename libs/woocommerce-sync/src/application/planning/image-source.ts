import { flawOf } from '../../domain/catalog/flaw';
import type {
  CatalogImage,
  CatalogProduct,
  CatalogVariant,
} from '../../domain/catalog/catalog-product';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { ProductWrite } from '../ports/shop/product-write';

/** What tells one picture from another: its content where the ERP knows it, else its address. */
export function imageSource(image: CatalogImage): string {
  return image.checksum ?? image.url;
}

/**
 * Whether the shop shows other pictures than the ERP has, of the product or of one of its variants.
 */
export function imagesDiffer(
  product: CatalogProduct,
  mapping: ProductSyncMapping,
  family: ReadonlyMap<string, ProductSyncMapping>,
): boolean {
  return (
    !showsImages(mapping, product.images) || variantsToPicture(product, family, false).length > 0
  );
}

/**
 * Whether there is a picture to be sent again though nothing differs: one that the ERP has, or that
 * was brought before.
 */
export function hasOrHadImages(
  product: CatalogProduct,
  mapping: ProductSyncMapping,
  family: ReadonlyMap<string, ProductSyncMapping>,
): boolean {
  return (
    hasImages(product) || [mapping, ...family.values()].some(({ pictures }) => pictures.hasAny)
  );
}

/**
 * Variants whose variation shows another picture than the ERP has; with `force` all that have a
 * picture, or had one.
 */
export function variantsToPicture(
  { variants }: CatalogProduct,
  family: ReadonlyMap<string, ProductSyncMapping>,
  force: boolean,
): { variant: CatalogVariant; mapping: ProductSyncMapping }[] {
  return variants.flatMap((variant) => {
    const mapping = family.get(variant.id);
    if (mapping === undefined || variant.status === 'archived') return [];
    const isAgain = force && (variant.image !== null || mapping.pictures.hasAny);
    // A variation that may have a picture of old keeps it: to tell each that it has none would be a
    // call each.
    const isKnown = variant.image !== null || mapping.confirmed.images !== undefined;
    return isAgain || (isKnown && !showsImages(mapping, imagesOf(variant)))
      ? [{ variant, mapping }]
      : [];
  });
}

/** Whether the ERP has any picture of a product or of its variants. */
export function hasImages({ images, variants }: CatalogProduct): boolean {
  return images.length > 0 || variants.some(({ image }) => image !== null);
}

/** Whether the ERP serves a picture of a product or of its variants broken. */
export function hasFlawedImages(product: CatalogProduct): boolean {
  return [product, ...product.variants].some((one) => flawOf('images', one) !== undefined);
}

/** A variant's pictures: one at most. */
export function imagesOf({ image }: CatalogVariant): readonly CatalogImage[] {
  return image === null ? [] : [image];
}

/**
 * What is known of the pictures of something that was just made: it has none, since a create sends
 * none. Where the ERP has none either that is right, and nothing has to be written; those that it
 * has are still to come.
 */
export function imagesWhenMade(
  { kind }: ProductWrite,
  images: readonly CatalogImage[],
): ConfirmedFields {
  return kind === 'create' && images.length === 0 ? { images: [] } : {};
}

/**
 * Whether the shop last confirmed just these pictures, in this order, with these texts. What is not
 * known may be any.
 */
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
