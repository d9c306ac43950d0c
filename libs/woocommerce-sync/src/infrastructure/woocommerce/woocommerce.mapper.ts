import { asName, asTerm } from '@cypher/shop-text';
import type {
  AttributeFields,
  FieldGroup,
  PriceFields,
  ProductFields,
  StockFields,
} from '../../domain/fields/product-fields';
import type { ImageWrite } from '../../application/ports/shop/shop-pictures.port';
import type { ConfirmedCategory } from '../../domain/catalog/category.repository';
import { asHtml } from './replies/shop-html';
import type { ProductPayload } from './client/woocommerce-api.client';

/**
 * Our fields in WooCommerce's words. What is empty is sent as `""`: `null` means "not sent" in most
 * places (fact 9). A `type` only where the plan means to change it: it may delete variations
 * (fact 21).
 */
export class WooCommerceMapper {
  /**
   * Any of a product's field groups; `_fields` asks the shop to answer only what is checked
   * (fact 19).
   */
  toWooCommerceProduct(fields: Partial<ProductFields>): ProductPayload {
    const payload: Record<string, unknown> = {};
    for (const group of Object.keys(fields) as FieldGroup[])
      Object.assign(payload, this.toWooCommerceGroup(group, fields));
    return { ...payload, _fields: echoedFields(fields) };
  }

  /**
   * The price alone, its sale where that is ours. Sale dates go as `_gmt`, which means UTC and wins
   * over the shop-local ones (fact 6).
   */
  toWooCommercePrice(price: PriceFields): ProductPayload {
    if (price.sale === null) return { regular_price: price.regular };
    return {
      regular_price: price.regular,
      sale_price: price.sale,
      date_on_sale_from_gmt: price.saleFrom,
      date_on_sale_to_gmt: price.saleTo,
    };
  }

  /**
   * The stock alone. `manage_stock` always travels along: without it the quantity may be dropped
   * (fact 7).
   */
  toWooCommerceStock(stock: StockFields): ProductPayload {
    return stock.managed
      ? { manage_stock: true, stock_quantity: stock.quantity, backorders: stock.backorders }
      : { manage_stock: false, stock_status: 'instock', backorders: stock.backorders };
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

  private toWooCommerceAttributes({ list }: AttributeFields): ProductPayload {
    return {
      attributes: list.map(({ id, name, options, visible, variation }, position) => ({
        ...(id === 0 ? { name: asTerm(name) } : { id }),
        position,
        visible,
        variation,
        options: options.map(asTerm),
      })),
    };
  }

  private toWooCommerceGroup<G extends FieldGroup>(
    group: G,
    fields: Pick<Partial<ProductFields>, G>,
  ): ProductPayload {
    const value = fields[group];
    return value === undefined ? {} : this.groups[group](value);
  }

  private readonly groups: {
    readonly [G in FieldGroup]: (value: ProductFields[G]) => ProductPayload;
  } = {
    type: (type) => ({ type }),
    sku: (sku) => ({ sku }),
    name: (name) => ({ name: asName(name) }),
    slug: (slug) => (slug === '' ? {} : { slug }),
    descriptions: ({ description, shortDescription }) => ({
      description: asHtml(description),
      short_description: asHtml(shortDescription),
    }),
    status: (status) => ({ status }),
    taxClass: (taxClass) => ({ tax_class: taxClass }),
    gtin: (gtin) => ({ global_unique_id: gtin }),
    dimensions: ({ weight, length, width, height }) => ({
      weight,
      dimensions: { length, width, height },
    }),
    price: (price) => this.toWooCommercePrice(price),
    stock: (stock) => this.toWooCommerceStock(stock),
    categories: ({ ids }) => ({ categories: ids.map((id) => ({ id })) }),
    tags: ({ ids }) => ({ tags: ids.map((id) => ({ id })) }),
    brands: ({ ids }) => ({ brands: ids.map((id) => ({ id })) }),
    attributes: (attributes) => this.toWooCommerceAttributes(attributes),
    // A key without an id updates, null deletes it (fact 12).
    customFields: (custom) => ({
      meta_data: Object.entries(custom).map(([key, value]) => ({ key, value })),
    }),
    options: (options) => ({
      attributes: options.map(({ id, name, option }) => ({
        ...(id === 0 ? { name: asTerm(name) } : { id }),
        option: asTerm(option),
      })),
    }),
  };
}

/** What the shop is asked to show of each group after a write, to be held against what was sent. */
const ECHOED: Readonly<Record<Exclude<FieldGroup, 'price'>, readonly string[]>> = {
  type: ['type'],
  sku: ['sku'],
  name: ['name'],
  slug: ['slug'],
  descriptions: ['description', 'short_description'],
  status: ['status'],
  taxClass: ['tax_class'],
  gtin: ['global_unique_id'],
  dimensions: ['weight', 'dimensions'],
  stock: ['manage_stock', 'stock_quantity', 'backorders'],
  categories: ['categories'],
  tags: ['tags'],
  brands: ['brands'],
  attributes: ['attributes'],
  options: ['attributes'],
  customFields: ['meta_data'],
};
const ECHOED_OF_PRICE = ['regular_price'];
const ECHOED_OF_SALE = ['sale_price', 'date_on_sale_from_gmt', 'date_on_sale_to_gmt'];

/**
 * Status and SKU are always asked for: they tell of what somebody has put into the trash by hand,
 * and of a shop whose ids are not those that they were.
 */
function echoedFields(fields: Partial<ProductFields>): string {
  const { price, ...others } = fields;
  const names = (Object.keys(others) as (keyof typeof ECHOED)[]).flatMap((group) => ECHOED[group]);
  return [
    ...new Set(['id', 'sku', 'status', ...names]),
    ...(price === undefined ? [] : ECHOED_OF_PRICE),
    ...(price === undefined || price.sale === null ? [] : ECHOED_OF_SALE),
  ].join(',');
}
