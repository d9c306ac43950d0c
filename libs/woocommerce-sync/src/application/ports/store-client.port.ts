import type { ConfirmedCategory } from '../../domain/catalog/category.repository';
import type { ChoiceGroup } from '../../domain/fields/desired-choice';
import type { Taxonomy } from '../../domain/fields/desired-terms';
import type { UnreadableOrder } from '../../domain/orders/order.repository';
import type {
  FieldGroup,
  PriceFields,
  ProductFields,
  ShownAttribute,
} from '../../domain/fields/product-fields';
import type { PulledOrder } from '../../domain/orders/pulled-order';

/** A product as it was found in the shop. */
export interface StoreProductRef {
  readonly storeProductId: number;
  readonly sku: string;
  /** WooCommerce's product type, such as `simple`, `variable` or `variation`. */
  readonly type: string;
  readonly status: string;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  /** Whether it shows pictures, or may: false where it shows none. */
  readonly hasImages: boolean;
}

/** A product as the shop's own list names it. */
export type ListedProduct = Pick<StoreProductRef, 'storeProductId' | 'sku' | 'status'>;

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

/** A product or variation whose price is to be read; a variation is found by its SKU alone. */
export interface PriceSubject {
  readonly storeProductId: number;
  /** Null for a product. */
  readonly variationSku: string | null;
}

/** A price as the shop shows it, its sale included. */
export type ShownPrice = { readonly [F in keyof PriceFields]: string };

/** A global attribute as the shop has it. */
export interface StoreAttribute {
  readonly storeAttributeId: number;
  readonly name: string;
}

/** How the shop answered the making of an attribute. */
export type AttributeWriteResult =
  | { readonly kind: 'written'; readonly attribute: StoreAttribute }
  /** Its slug is taken, reserved or otherwise not to the shop's liking (fact 23). */
  | { readonly kind: 'refused'; readonly message: string };

/** A tag or brand that the shop has by now, or why it has not. */
export type TermResult =
  | { readonly kind: 'there'; readonly storeTermId: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** An entry of a list of the shop, as a tax class. */
export interface NamedChoice {
  readonly slug: string;
  /** As a person reads it. */
  readonly name: string;
}

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
}

/** How the shop answered one product's part. */
export type ProductWriteResult =
  WrittenProduct | { readonly kind: 'refused'; readonly refusal: StoreRefusal };

/**
 * A value of one field as the shop takes and shows it. Undefined is what it does not show; null is
 * a number that it does not have, or the option of a variation that counts for any.
 */
export type ShownValue =
  string | number | boolean | readonly string[] | readonly number[] | null | undefined;

/** A value that reads differently in the shop's answer than it was sent. */
export interface AlteredField {
  /** WooCommerce's name of the field. */
  readonly field: string;
  readonly sent: ShownValue;
  readonly seen: ShownValue;
}

/** One of a product's, with the group that it is of. */
export interface Alteration extends AlteredField {
  readonly group: FieldGroup;
}

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

/** A variation that the shop does not delete, and why. */
export interface RefusedDeletion {
  readonly variationId: number;
  readonly refusal: StoreRefusal;
}

/** A picture to show: one that the shop has, or one that it is to download. */
export type ImageWrite =
  | { readonly attachmentId: number; readonly alt: string }
  | { readonly src: string; readonly alt: string };

/** A category as the shop has it; `parentId` 0 for a root, the name as a person reads it. */
export interface StoreCategory {
  readonly storeCategoryId: number;
  readonly parentId: number;
  readonly name: string;
}

/** One category's part of a batch call. Its picture travels alone. */
export interface CategoryWrite {
  /** Null for one that is to be made. */
  readonly storeCategoryId: number | null;
  /** `slug` is `''` where the shop may choose. */
  readonly fields: ConfirmedCategory;
}

/** How the shop answered the write of a category. */
export type CategoryWriteResult =
  | {
      readonly kind: 'written';
      readonly category: StoreCategory;
      /** What the shop silently made something else of. */
      readonly alterations: readonly AlteredField[];
    }
  /** A category of that name, or of that slug, exists already. */
  | { readonly kind: 'exists'; readonly ownerId: number | null }
  /** The category that was to be changed is gone. */
  | { readonly kind: 'gone' }
  /** WooCommerce's code and message for anything else, or why its answer cannot be read. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly retryable: boolean;
    };

/** One page of orders. */
export interface OrderPage {
  /** In our terms, but for the ERP's product ids. */
  readonly orders: readonly PulledOrder[];
  /** What has no id of an order, with what is wrong. */
  readonly unreadable: readonly UnreadableOrder[];
  /** Whether there is no page behind this one. */
  readonly isLast: boolean;
  /** How many orders the list has at this moment; null where the shop does not say. */
  readonly total: number | null;
  /** The shop's own time when it answered; null where it does not tell. Its clock may be wrong. */
  readonly shopTime: Date | null;
}

/** What became of a category's picture. */
export type CategoryImageResult =
  /**
   * The picture's attachment; 0 where the category shows none now, as for an attachment that the
   * shop does not have.
   */
  | { readonly kind: 'written'; readonly attachmentId: number }
  /** The shop has no such category. */
  | { readonly kind: 'gone' };

/**
 * One WooCommerce shop. Every method is one or few HTTP calls; a fault of the shop as a whole is
 * thrown (`NetworkError`, `RateLimitError`, `StoreUnauthorizedError`, `WooCommerceApiError`), a
 * call that was refused for something in it is a `CallRefusedError`.
 */
export abstract class StoreClient {
  /**
   * Products that have one of these SKUs, in whatever status but the trash. The shop folds case and
   * accents; so must the caller.
   */
  abstract findBySkus(skus: readonly string[]): Promise<StoreProductRef[]>;

  /** The product in the trash with this SKU; null when there is none. */
  abstract findTrashedBySku(sku: string): Promise<StoreProductRef | null>;

  /**
   * All products of a status, without variations, page by page by ascending id; `any` is every
   * status but the trash.
   */
  abstract listProducts(status: string): AsyncIterable<readonly ListedProduct[]>;

  /** Up to a hundred products by their ids; those in the trash are left out. */
  abstract listProductsByIds(storeProductIds: readonly number[]): Promise<readonly ListedProduct[]>;

  /** How many products the shop has, without variations and the trash. */
  abstract countProducts(): Promise<number>;

  /** A product by its id in the shop; null when there is none. */
  abstract findById(storeProductId: number): Promise<StoreProductRef | null>;

  /** The prices that the shop shows of some products, by their ids in the shop. */
  abstract readPrices(subjects: readonly PriceSubject[]): Promise<ReadonlyMap<number, ShownPrice>>;

  /** The attributes that the shop shows of some products, by their ids in the shop. */
  abstract readAttributes(
    storeProductIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly ShownAttribute[]>>;

  /** One batch call of at most 100 writes; answers in the same order. */
  abstract writeProducts(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]>;

  /**
   * One batch call of at most 100 writes of variations, each with its parent; answers in the same
   * order. Variations of several parents only where `writesVariationsOfManyParents` said yes.
   */
  abstract writeVariations(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]>;

  /**
   * Tries whether one call may write variations of several products (fact 20): an update of one
   * that changes nothing, sent to the address of another product.
   */
  abstract writesVariationsOfManyParents(
    elsewhereId: number,
    variation: { readonly parentId: number; readonly variationId: number },
  ): Promise<boolean>;

  /**
   * Deletes variations of one product for good. Those that are gone already are as good; answers
   * those that the shop keeps.
   */
  abstract deleteVariations(
    storeProductId: number,
    variationIds: readonly number[],
  ): Promise<RefusedDeletion[]>;

  /**
   * Makes this the variation's picture; null takes it away. Answers the attachment's id, 0 for
   * none.
   */
  abstract writeVariationImage(
    storeProductId: number,
    variationId: number,
    image: ImageWrite | null,
  ): Promise<number>;

  /** All global attributes of the shop. */
  abstract listAttributes(): Promise<StoreAttribute[]>;

  /** Makes a global attribute whose terms keep their order. `slug` has at most 28 characters. */
  abstract createAttribute(name: string, slug: string): Promise<AttributeWriteResult>;

  /**
   * Makes at most 100 terms of an attribute, in this order after `position`; those that exist are
   * as good. False: no such attribute.
   */
  abstract createTerms(
    storeAttributeId: number,
    names: readonly string[],
    position: number,
  ): Promise<boolean>;

  /** Whether the shop knows brands at all: WooCommerce does since 9.6. */
  abstract hasBrands(): Promise<boolean>;

  /** Makes at most 100 tags or brands; one that exists is as good. Answers in the same order. */
  abstract ensureTerms(taxonomy: Taxonomy, names: readonly string[]): Promise<TermResult[]>;

  /**
   * Makes these the product's pictures, in this order. The shop downloads every `src` while we
   * wait, into a new attachment each time (fact 13). Answers the attachment ids in the same order.
   */
  abstract writeImages(storeProductId: number, images: readonly ImageWrite[]): Promise<number[]>;

  /** The currency that the shop sells in, ISO 4217; null where it does not tell. */
  abstract currency(): Promise<string | null>;

  /**
   * The list of the shop of which this group is given one entry, as of its tax classes; null where
   * it does not tell it to our key.
   */
  abstract choices(group: ChoiceGroup): Promise<readonly NamedChoice[] | null>;

  /** All categories of the shop. */
  abstract listCategories(): Promise<StoreCategory[]>;

  /**
   * One batch call of at most 100 categories; answers in the same order. Where the shop has one of
   * the name below the same parent, or of the slug, answers which.
   */
  abstract writeCategories(writes: readonly CategoryWrite[]): Promise<CategoryWriteResult[]>;

  /**
   * Makes this the category's picture; null takes it away. The shop downloads a `src` while we
   * wait.
   */
  abstract writeCategoryImage(
    storeCategoryId: number,
    image: ImageWrite | null,
  ): Promise<CategoryImageResult>;

  /**
   * Orders in a status that were modified after a moment, by ascending id, a hundred per page
   * (facts 24, 25).
   */
  abstract listOrders(query: {
    status: string;
    modifiedAfter: Date;
    page: number;
  }): Promise<OrderPage>;

  /** Notes on an order that the ERP has it; touches nothing that is recalculated (fact 26). */
  abstract acknowledgeOrder(orderId: number, note: string): Promise<void>;

  /** The shop's home address. */
  abstract readonly address: string;

  /** A cheap read that tells whether the shop answers us at all. */
  abstract probe(): Promise<void>;
}

/** The shops that this installation serves. */
export abstract class StoreClients {
  /** Ids of all configured stores. */
  abstract ids(): readonly string[];

  /** The client of a store. Throws `ValidationError` for a store that is not configured. */
  abstract get(storeId: string): StoreClient;
}
