import { gmtText, localText } from '../state/shop-time';
import type { Shop } from '../state/shop';
import type { StoreImage, StoreProduct } from '../state/store-product';
import type { FieldView } from './field-view';

/** A picture as a product's answer shows it. */
export function imageView(image: StoreImage, { homeUrl, settings }: Shop): Record<string, unknown> {
  const { timeZone } = settings;
  const month = localText(image.createdAt, timeZone).slice(0, 7).replace('-', '/');
  const src = `${homeUrl()}/wp-content/uploads/${month}/${image.file}`;
  return {
    id: image.id,
    date_created: localText(image.createdAt, timeZone),
    date_created_gmt: gmtText(image.createdAt),
    date_modified: localText(image.modifiedAt, timeZone),
    date_modified_gmt: gmtText(image.modifiedAt),
    src,
    name: image.name,
    alt: image.alt,
    srcset: '',
    sizes: '(max-width: 1px) 100vw, 1px',
    thumbnail: src,
  };
}

/** The pictures of a product; those that were deleted from the library are shown no more. */
export const imagesView: FieldView = (product, shop) =>
  shownImages(product, shop).map((image) => imageView(image, shop));

/** The picture of a variation: its own, or as customers see it that of its product. */
export const variationImageView: FieldView = (product, shop, context) => {
  const { behaviours, catalogue } = shop;
  const isLent = context === 'view' && behaviours.has('variation-shows-products-picture');
  const parent = isLent ? catalogue.products.get(product.parentId) : undefined;
  const lent = parent === undefined ? [] : shownImages(parent, shop);
  const [shown] = [...shownImages(product, shop), ...lent];
  return shown === undefined ? null : imageView(shown, shop);
};

function shownImages({ images }: StoreProduct, { library }: Shop): readonly StoreImage[] {
  return images.filter(({ id }) => library.find(id) !== undefined);
}
