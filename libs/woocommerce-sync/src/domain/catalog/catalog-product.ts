import type { Flaw } from './flaw';

/**
 * A product as Cypher serves it (docs/erp.md), already checked at the door; times are instants,
 * money is decimal text.
 */
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
  /** By price list, for stores that sell by one; left out where the ERP keeps none. */
  readonly prices?: readonly CatalogListPrice[] | undefined;
  readonly stock: CatalogStock;
  /** In the shop's weight unit. */
  readonly weight: string | null;
  readonly dimensions: CatalogDimensions | null;
  /** By name or slug; null for none, left out where the ERP keeps none. */
  readonly shippingClass?: string | null | undefined;
  readonly categoryIds: readonly string[];
  /** By name; null where the ERP keeps none, which is another thing than a product without any. */
  readonly tags: readonly string[] | null;
  /** By name; null for none, left out where the ERP keeps none. */
  readonly brand?: string | null | undefined;
  /** By the ERP's names, of whatever JSON; null where the ERP keeps none. */
  readonly customFields: Readonly<Record<string, unknown>> | null;
  readonly images: readonly CatalogImage[];
  readonly attributes: readonly CatalogAttribute[];
  /** A product with any is a variable product. */
  readonly variants: readonly CatalogVariant[];
  /** By language tag, for stores in another language than the ERP's own. */
  readonly texts?: Readonly<Record<string, CatalogTexts>> | undefined;
  /** Whatever the ERP marks products with, as `web`, for stores that sell by it. */
  readonly flags?: readonly string[] | undefined;
  /** Fields that the ERP serves broken; they have a value that says nothing. */
  readonly flaws?: readonly Flaw[];
  /**
   * What becomes of it in a store whose filter leaves it out. Never the ERP's word: only the view
   * of one store has it (`productFor`).
   */
  readonly unsold?: UnsoldAction;
}

/** What a store does with a product that it has and does not sell any more. */
export const UNSOLD_ACTIONS = ['trash', 'draft', 'leave'] as const;

/** One of them. */
export type UnsoldAction = (typeof UNSOLD_ACTIONS)[number];

/** Whether a store is to have a product: it is not archived, and the store sells it. */
export function isWanted({ status, unsold }: Pick<CatalogProduct, 'status' | 'unsold'>): boolean {
  return status !== 'archived' && unsold === undefined;
}

/**
 * Whether nothing of a product is written, but that it is hidden: its store does not sell it, and
 * does not take it down. So it keeps the SKU that it has in the shop, whatever the ERP calls it
 * now.
 */
export function isLeftAsItIs({
  status,
  unsold,
}: Pick<CatalogProduct, 'status' | 'unsold'>): boolean {
  return status !== 'archived' && unsold !== undefined;
}

/** Texts of a product in one language; null or left out: the ERP's own hold. */
export interface CatalogTexts {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly shortDescription?: string | null | undefined;
}

/** A price in one price list. */
export interface CatalogListPrice extends Omit<CatalogPrice, 'taxClass'> {
  readonly list: string;
}

/** Pieces in one warehouse. */
export interface CatalogWarehouse {
  readonly id: string;
  readonly quantity: number;
}

/** A property of a product; with `variation` it is one that its variants differ in. */
export interface CatalogAttribute {
  readonly name: string;
  readonly options: readonly string[];
  readonly visible: boolean;
  readonly variation: boolean;
  /** Of this product alone, and no attribute that the whole shop knows. */
  readonly local: boolean;
}

/** One form in which a variable product is sold. */
export interface CatalogVariant {
  readonly id: string;
  /** Only grows, as a product's. */
  readonly version: number;
  readonly status: 'active' | 'inactive' | 'archived';
  readonly sku: string;
  readonly gtin: string | null;
  readonly price: CatalogPrice;
  /** As a product's. */
  readonly prices?: readonly CatalogListPrice[] | undefined;
  readonly stock: CatalogStock;
  /** Its value of each attribute that variants differ in, by the attribute's name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly image: CatalogImage | null;
  readonly weight: string | null;
  readonly dimensions: CatalogDimensions | null;
  /** The same; null for that of its product. */
  readonly shippingClass?: string | null | undefined;
  /** Fields that the ERP serves broken; they have a value that says nothing. */
  readonly flaws?: readonly Flaw[];
}

/** Whether a product is sold in variants. */
export function isVariable({ variants }: CatalogProduct): boolean {
  return variants.length > 0;
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
  /** The quantity at which the shop warns; null for its own, left out where the ERP keeps none. */
  readonly lowStockAmount?: number | null | undefined;
  /**
   * The same pieces by warehouse, for stores that sell of some; left out where the ERP tells none.
   */
  readonly warehouses?: readonly CatalogWarehouse[] | undefined;
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
  /** By language tag, as a product's. */
  readonly texts?: Readonly<Record<string, Omit<CatalogTexts, 'shortDescription'>>> | undefined;
  /** Texts in other languages that the ERP serves broken. */
  readonly flaws?: readonly Flaw[];
}
