/**
 * A product as Cypher serves it (docs/erp.md). Money and measures are decimal text, times are ISO
 * 8601 text.
 */
export interface ErpProduct {
  readonly id: string;
  /** Only grows: of two reads the higher one is newer. */
  readonly version: number;
  readonly updatedAt: string;
  readonly status: 'active' | 'inactive' | 'archived';
  readonly sku: string;
  readonly gtin: string | null;
  readonly name: string;
  readonly slug: string | null;
  readonly description: string;
  readonly shortDescription: string;
  readonly price: ErpPrice;
  /** By price list; left out where there are none. */
  readonly prices?: readonly ErpListPrice[];
  readonly stock: ErpStock;
  /** In kg. */
  readonly weight: string | null;
  readonly dimensions: ErpDimensions | null;
  /** By name or slug; null for none. */
  readonly shippingClass?: string | null;
  readonly categoryIds: readonly string[];
  readonly tags: readonly string[];
  /** By name; left out where nobody keeps brands. */
  readonly brand?: string | null;
  readonly images: readonly ErpImage[];
  readonly attributes: readonly ErpAttribute[];
  readonly customFields: Readonly<Record<string, string | number | boolean | null>>;
  readonly variants: readonly ErpVariant[];
  /** By language tag; what a language lacks is as above. */
  readonly texts?: Readonly<Record<string, ErpTexts>>;
  readonly flags?: readonly string[];
}

/** Texts in one language. */
export interface ErpTexts {
  readonly name?: string | null;
  readonly slug?: string | null;
  readonly description?: string | null;
  readonly shortDescription?: string | null;
}

/** A price in one list. */
export interface ErpListPrice extends Omit<ErpPrice, 'taxClass'> {
  readonly list: string;
}

/** The sale holds from `saleFrom` up to, and not including, `saleTo`. */
export interface ErpPrice {
  readonly regular: string;
  readonly sale: string | null;
  readonly saleFrom: string | null;
  readonly saleTo: string | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly taxClass: string;
}

/** Pieces on hand, and whether they are counted. */
export interface ErpStock {
  readonly managed: boolean;
  readonly quantity: number;
  readonly backorders: 'no' | 'notify' | 'yes';
  /** The quantity at which the shop warns; null for its own. */
  readonly lowStockAmount?: number | null;
  /** The same pieces by warehouse. */
  readonly warehouses?: readonly { readonly id: string; readonly quantity: number }[];
}

/** In cm. */
export interface ErpDimensions {
  readonly length: string;
  readonly width: string;
  readonly height: string;
}

/**
 * A picture at its address; the checksum (`sha256:<hex>`) tells a new picture under an old address.
 */
export interface ErpImage {
  readonly id: string;
  readonly url: string;
  readonly alt: string;
  readonly checksum: string | null;
}

/** A property and its values; with `variation` it is what the variants differ in. */
export interface ErpAttribute {
  readonly name: string;
  readonly options: readonly string[];
  readonly visible: boolean;
  readonly variation: boolean;
}

/** One form in which a product is sold. */
export interface ErpVariant {
  readonly id: string;
  readonly version: number;
  readonly status: 'active' | 'inactive' | 'archived';
  readonly sku: string;
  readonly gtin: string | null;
  readonly price: ErpPrice;
  readonly prices?: readonly ErpListPrice[];
  readonly stock: ErpStock;
  readonly attributes: Readonly<Record<string, string>>;
  readonly image: ErpImage | null;
  readonly weight: string | null;
  readonly dimensions: ErpDimensions | null;
  /** By name or slug; null for its product's. */
  readonly shippingClass?: string | null;
}

/** A category of the tree; `parentId` null for a root. */
export interface ErpCategory {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly slug: string | null;
  readonly description: string;
  readonly image: ErpImage | null;
  readonly position: number;
  readonly updatedAt: string;
  readonly texts?: Readonly<Record<string, Omit<ErpTexts, 'shortDescription'>>>;
}
