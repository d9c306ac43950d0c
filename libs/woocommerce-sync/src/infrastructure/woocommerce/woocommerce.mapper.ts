import type {
  AttributeFields,
  DetailFields,
  PriceFields,
  ProductFields,
  StockFields,
  VariantFields,
} from '../../domain/product-fields';
import type { CategoryWrite, ImageWrite } from '../../application/ports/store-client.port';
import type { ProductPayload } from './woocommerce-api.client';

/**
 * Our fields in WooCommerce's words. What is empty is sent as `""`: `null` means "not sent" in most places
 * (facts.md 9). A `type` only where the plan means to change it: it may delete variations (facts.md 21).
 */
export class WooCommerceMapper {
  /** Any of a product's field groups; `_fields` asks the shop to answer only what is checked (facts.md 19). */
  toWooCommerceProduct(fields: Partial<ProductFields>): ProductPayload {
    return {
      ...(fields.type === undefined ? {} : { type: fields.type }),
      ...(fields.attributes === undefined ? {} : this.toWooCommerceAttributes(fields.attributes)),
      ...(fields.variant === undefined ? {} : this.toWooCommerceVariant(fields.variant)),
      ...(fields.details === undefined ? {} : this.toWooCommerceDetails(fields.details)),
      ...(fields.price === undefined ? {} : this.toWooCommercePrice(fields.price)),
      ...(fields.stock === undefined ? {} : this.toWooCommerceStock(fields.stock)),
      ...(fields.categories === undefined ? {} : { categories: fields.categories.ids.map((id) => ({ id })) }),
      _fields: echoedFields(fields),
    };
  }

  /** The price alone. Sale dates go as `_gmt`, which means UTC and wins over the shop-local ones (facts.md 6). */
  toWooCommercePrice(price: PriceFields): ProductPayload {
    return {
      regular_price: price.regular,
      sale_price: price.sale,
      date_on_sale_from_gmt: price.saleFrom,
      date_on_sale_to_gmt: price.saleTo,
    };
  }

  /** The stock alone. `manage_stock` always travels along: without it the quantity may be dropped (facts.md 7). */
  toWooCommerceStock(stock: StockFields): ProductPayload {
    return stock.managed
      ? { manage_stock: true, stock_quantity: stock.quantity, backorders: stock.backorders }
      : { manage_stock: false, stock_status: 'instock', backorders: stock.backorders };
  }

  /** A picture: by its attachment where the shop has it, so that it is not downloaded again (facts.md 13). */
  toWooCommerceImage(image: ImageWrite): Readonly<Record<string, unknown>> {
    return 'attachmentId' in image ? { id: image.attachmentId, alt: image.alt } : image;
  }

  /** A category. */
  toWooCommerceCategory(fields: CategoryWrite): Readonly<Record<string, unknown>> {
    return {
      name: fields.name,
      ...(fields.slug === '' ? {} : { slug: fields.slug }),
      parent: fields.parentId,
      description: fields.description,
      menu_order: fields.position,
    };
  }

  private toWooCommerceAttributes({ list }: AttributeFields): ProductPayload {
    return {
      attributes: list.map(({ id, name, options, visible, variation }, position) => ({
        ...(id === 0 ? { name } : { id }),
        position,
        visible,
        variation,
        options,
      })),
    };
  }

  private toWooCommerceVariant(variant: VariantFields): ProductPayload {
    return {
      sku: variant.sku,
      global_unique_id: variant.gtin,
      status: variant.status,
      weight: variant.weight,
      dimensions: { length: variant.length, width: variant.width, height: variant.height },
      attributes: variant.options.map(({ id, name, option }) => ({
        ...(id === 0 ? { name } : { id }),
        option,
      })),
    };
  }

  private toWooCommerceDetails(details: DetailFields): ProductPayload {
    return {
      name: details.name,
      ...(details.slug === '' ? {} : { slug: details.slug }),
      description: details.description,
      short_description: details.shortDescription,
      sku: details.sku,
      global_unique_id: details.gtin,
      status: details.status,
      tax_class: details.taxClass,
      weight: details.weight,
      dimensions: { length: details.length, width: details.width, height: details.height },
    };
  }
}

function echoedFields(fields: Partial<ProductFields>): string {
  return [
    'id',
    ...(fields.type === undefined ? [] : ['type']),
    ...(fields.details === undefined && fields.variant === undefined ? [] : ['sku', 'status']),
    ...(fields.attributes === undefined && fields.variant === undefined ? [] : ['attributes']),
    ...(fields.price === undefined
      ? []
      : ['regular_price', 'sale_price', 'date_on_sale_from_gmt', 'date_on_sale_to_gmt']),
    ...(fields.stock === undefined ? [] : ['manage_stock', 'stock_quantity', 'backorders']),
    ...(fields.categories === undefined ? [] : ['categories']),
  ].join(',');
}
