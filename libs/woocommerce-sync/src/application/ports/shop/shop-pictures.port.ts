/** A picture to show: one that the shop has, or one that it is to download. */
export type ImageWrite =
  | { readonly attachmentId: number; readonly alt: string }
  | { readonly src: string; readonly alt: string };

/** What became of a category's picture. */
export type CategoryImageResult =
  /**
   * The picture's attachment; 0 where the category shows none now, as for an attachment that the
   * shop does not have.
   */
  | { readonly kind: 'written'; readonly attachmentId: number }
  /** The shop has no such category. */
  | { readonly kind: 'gone' };

/** A picture as a shop shows it. */
export interface ShownPicture {
  readonly attachmentId: number;
  readonly address: string;
  readonly alt: string;
}

/** Where customers see a product, and its pictures in their order. */
export interface ShownPage {
  /** `''` where the shop tells none. */
  readonly address: string;
  readonly pictures: readonly ShownPicture[];
}

/**
 * The pictures that a shop shows. It downloads every `src` while we wait, into a new attachment
 * each time (fact 13).
 */
export abstract class ShopPictures {
  /** The page of a product; null where the shop has no such product. */
  abstract pageOf(storeProductId: number): Promise<ShownPage | null>;

  /**
   * Makes these the product's pictures, in this order. Answers the attachment ids in the same
   * order.
   */
  abstract setForProduct(storeProductId: number, images: readonly ImageWrite[]): Promise<number[]>;

  /**
   * Makes this the variation's picture; null takes it away. Answers the attachment's id, 0 for
   * none.
   */
  abstract setForVariation(
    storeProductId: number,
    variationId: number,
    image: ImageWrite | null,
  ): Promise<number>;

  /** Makes this the category's picture; null takes it away. */
  abstract setForCategory(
    storeCategoryId: number,
    image: ImageWrite | null,
  ): Promise<CategoryImageResult>;
}
