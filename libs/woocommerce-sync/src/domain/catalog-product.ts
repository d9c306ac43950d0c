/** A product as Cypher serves it (docs/erp.md), already checked at the door; times are instants, money is decimal text. */
export interface CatalogProduct {
  readonly id: string;
  /** Only grows: of two reads the higher one is newer. */
  readonly version: number;
  readonly updatedAt: Date;
  readonly status: 'active' | 'inactive' | 'archived';
  readonly sku: string;
  readonly gtin: string | null;
  readonly name: string;
  readonly slug: string | null;
  readonly description: string;
  readonly shortDescription: string;
  readonly price: CatalogPrice;
  readonly stock: CatalogStock;
  /** In the shop's weight unit. */
  readonly weight: string | null;
  readonly dimensions: CatalogDimensions | null;
  readonly categoryIds: readonly string[];
  readonly images: readonly CatalogImage[];
  /** How many variants it has; a product with variants is a variable product. */
  readonly variantCount: number;
}

/** Price of a product; the sale holds from `saleFrom` up to, and not including, `saleTo`. */
export interface CatalogPrice {
  readonly regular: string;
  readonly sale: string | null;
  readonly saleFrom: Date | null;
  readonly saleTo: Date | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly taxClass: string;
}

/** Pieces on hand, and whether the shop counts them. */
export interface CatalogStock {
  readonly managed: boolean;
  readonly quantity: number;
  readonly backorders: 'no' | 'notify' | 'yes';
}

/** In the shop's unit of length. */
export interface CatalogDimensions {
  readonly length: string;
  readonly width: string;
  readonly height: string;
}

/** A picture at its source; `checksum` tells a new picture under an old address. */
export interface CatalogImage {
  readonly id: string;
  readonly url: string;
  readonly alt: string;
  readonly checksum: string | null;
}

/** A category of the catalogue's tree; `parentId` null for a root. */
export interface CatalogCategory {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly slug: string | null;
  readonly description: string;
  readonly image: CatalogImage | null;
  readonly position: number;
  readonly updatedAt: Date;
}
