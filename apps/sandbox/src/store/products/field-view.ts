import { gmtText, localText } from '../state/shop-time';
import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import { withParagraphs } from '../texts/markup/paragraphs';

/**
 * How an answer is worded: as customers see it, or as the shopkeeper wrote it; writes answer like
 * that (fact 12).
 */
export type ViewContext = 'view' | 'edit';

/** Reads one field of a product's answer. */
export type FieldView = (product: StoreProduct, shop: Shop, context: ViewContext) => unknown;

/** A date in the shop's zone. */
export const local =
  (read: (product: StoreProduct) => number | null): FieldView =>
  (product, { settings }) => {
    const instant = read(product);
    return instant === null ? null : localText(instant, settings.timeZone);
  };

/** A date in UTC. */
export const gmt =
  (read: (product: StoreProduct) => number | null): FieldView =>
  (product) => {
    const instant = read(product);
    return instant === null ? null : gmtText(instant);
  };

/** What a variation has of its product where it has none of its own, as customers see it. */
export const inherited =
  (field: 'weight' | 'length' | 'width' | 'height'): FieldView =>
  (product, { catalogue }, context) =>
    product[field] === '' && context === 'view'
      ? (catalogue.products.get(product.parentId)?.[field] ?? '')
      : product[field];

/** A text, in paragraphs for customers. */
export const paragraphs =
  (read: (product: StoreProduct) => string): FieldView =>
  (product, { behaviours }, context) =>
    context === 'view' && behaviours.has('description-filtered')
      ? withParagraphs(read(product))
      : read(product);

/** A field as it is kept. */
export const same =
  (name: keyof StoreProduct): FieldView =>
  (product) =>
    product[name];
