import { gmtText, localText } from '../state/shop-time';
import type { Shop } from '../state/shop';
import type { StoreImage } from '../state/store-product';

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
