import type { Taxonomy } from '../../../domain/fields/desired-terms';
import type { ProductFields } from '../../../domain/fields/product-fields';
import type { Alteration } from './alteration';

/** Whose variation a write is about. */
export interface VariationParent {
  readonly productId: string;
  readonly storeProductId: number;
}

interface WriteSubject {
  /** The ERP's id of the product, or of the variant. */
  readonly productId: string;
  /** Of the ERP's product or variant, whose values it brings. */
  readonly version: number;
  readonly fields: Partial<ProductFields>;
  /** What the tags and brands among the fields are called in the ERP. */
  readonly names?: Readonly<Partial<Record<Taxonomy, readonly string[]>>>;
  /** Only of a variation. */
  readonly parent?: VariationParent;
}

/** One product's, or one variation's, part of a batch call. */
export type ProductWrite =
  | (WriteSubject & { readonly kind: 'create' })
  | (WriteSubject & {
      readonly kind: 'update';
      readonly storeProductId: number;
      /**
       * What the ERP wants where the shop's own sale, or its own attributes, are kept with it: the
       * sync is right with that.
       */
      readonly overruled?: Partial<Pick<ProductFields, 'price' | 'attributes'>>;
    });

/** A product's part that the shop has taken. */
export interface WrittenProduct {
  readonly kind: 'written';
  readonly storeProductId: number;
  /** What the shop silently made something else of. */
  readonly alterations: readonly Alteration[];
  /** The status that the shop shows, whether or not it was written; null where it does not tell. */
  readonly shownStatus: string | null;
  /** The SKU that it shows; null where it does not tell. */
  readonly shownSku: string | null;
  /** The stock that it shows, where that was written; null where it does not tell. */
  readonly shownQuantity?: number | null;
}

/** How the shop answered one product's part. */
export type ProductWriteResult =
  WrittenProduct | { readonly kind: 'refused'; readonly refusal: StoreRefusal };

/** Why the shop refused one product, sorted by what to do about it. */
export interface StoreRefusal {
  /**
   * `gone`: no product has this id any more. `sku-taken`: another product has the SKU.
   * `sku-maybe-trashed`: the SKU is taken by something that a search does not show, as by a product
   * in the trash (fact 10). `data`: anything else.
   */
  readonly reason: 'gone' | 'sku-taken' | 'sku-maybe-trashed' | 'data';
  /** WooCommerce's error code. */
  readonly code: string;
  readonly message: string;
  /** The product that is in the way, where the shop names it. */
  readonly ownerId: number | null;
  readonly retryable: boolean;
}
