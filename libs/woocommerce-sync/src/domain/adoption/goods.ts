import {
  isVariable,
  isWanted,
  type CatalogProduct,
  type CatalogVariant,
} from '../catalog/catalog-product';

/** A product of the ERP, cut down to what it is told by: some hundred bytes. */
export interface ErpGoods {
  readonly id: string;
  readonly sku: string;
  /** As the ERP writes it; '' for none. */
  readonly gtin: string;
  readonly name: string;
  /** Plain decimal; '' where its variants have prices. */
  readonly price: string;
  readonly isVariable: boolean;
  /** What it is like, as a person tells it: options of its attributes. */
  readonly options: readonly string[];
  readonly variants: readonly ErpVariantGoods[];
}

/** A variant of it. */
export interface ErpVariantGoods {
  readonly id: string;
  readonly sku: string;
  readonly gtin: string;
  readonly price: string;
  /** Its value of each attribute that variants differ in. */
  readonly options: readonly string[];
}

/** A product or variation of a shop, cut down alike. */
export interface ShopGoods {
  readonly storeProductId: number;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  readonly sku: string;
  readonly gtin: string;
  /** As a person reads it; of a variation it tells nothing. */
  readonly name: string;
  /** WooCommerce's word for what it is; `variation` for one. */
  readonly type: string;
  readonly status: string;
  /** The regular price; '' for none. */
  readonly price: string;
  readonly options: readonly string[];
  readonly hasImages: boolean;
}

/** What is told by of a product; null for one that no shop is to have. */
export function toErpGoods(product: CatalogProduct): ErpGoods | null {
  if (!isWanted(product)) return null;
  const variable = isVariable(product);
  return {
    id: product.id,
    sku: product.sku,
    gtin: product.gtin ?? '',
    name: product.name,
    price: variable ? '' : product.price.regular,
    isVariable: variable,
    options: product.attributes.flatMap(({ options }) => options),
    variants: product.variants.filter(({ status }) => status !== 'archived').map(toVariantGoods),
  };
}

function toVariantGoods({ id, sku, gtin, price, attributes }: CatalogVariant): ErpVariantGoods {
  return { id, sku, gtin: gtin ?? '', price: price.regular, options: Object.values(attributes) };
}

/** Whether a product of the shop lies in its trash. */
export function isTrashed({ status }: ShopGoods): boolean {
  return status === 'trash';
}

/** Whether an admin has said that it is not the ERP's, or that its product is not. */
export function isForeign(
  { storeProductId, parentId }: ShopGoods,
  foreign: ReadonlySet<number>,
): boolean {
  return foreign.has(storeProductId) || foreign.has(parentId);
}
