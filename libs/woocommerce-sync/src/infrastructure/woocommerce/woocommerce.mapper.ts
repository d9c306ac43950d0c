import { asTerm } from '@cypher/shop-text';
import type { PriceFields, ProductFields } from '../../domain/fields/product-fields';
import type { StockFields } from '../../domain/stock/stock-fields';
import type { ImageWrite } from '../../application/ports/shop/shop-pictures.port';
import type { ConfirmedCategory } from '../../domain/catalog/category.repository';
import type { ProductPayload } from './fields/field-format';
import { PRICE_FIELDS } from './fields/price.field';
import { payloadOf } from './fields/product-formats';
import { STOCK_FIELDS } from './fields/stock.fields';
import { asHtml } from './replies/shop-html';

/** Products, categories and pictures in WooCommerce's words. */
export class WooCommerceMapper {
  /** Any of a product's field groups, each as its own record says. */
  toWooCommerceProduct(fields: Partial<ProductFields>): ProductPayload {
    return payloadOf(fields);
  }

  /** The price alone, its sale where that is ours. */
  toWooCommercePrice(price: PriceFields): ProductPayload {
    return PRICE_FIELDS.price.payload(price);
  }

  /** The stock alone. */
  toWooCommerceStock(stock: StockFields): ProductPayload {
    return STOCK_FIELDS.stock.payload(stock);
  }

  /**
   * A picture: by its attachment where the shop has it, so that it is not downloaded again
   * (fact 13).
   */
  toWooCommerceImage(image: ImageWrite): Readonly<Record<string, unknown>> {
    return 'attachmentId' in image ? { id: image.attachmentId, alt: image.alt } : image;
  }

  /** A category. */
  toWooCommerceCategory(fields: ConfirmedCategory): Readonly<Record<string, unknown>> {
    return {
      name: asTerm(fields.name),
      ...(fields.slug === '' ? {} : { slug: fields.slug }),
      parent: fields.parentId,
      description: asHtml(fields.description),
      menu_order: fields.position,
    };
  }

  /**
   * A category's picture. Id 0 takes it away; an empty alt text would leave the one that is there,
   * a blank one clears it (`WC_REST_Product_Categories_Controller`, `update_term_meta_fields`).
   */
  toWooCommerceCategoryImage(image: ImageWrite | null): Readonly<Record<string, unknown>> {
    if (image === null) return { image: { id: 0 } };
    return {
      image: this.toWooCommerceImage({ ...image, alt: image.alt === '' ? ' ' : image.alt }),
    };
  }
}
