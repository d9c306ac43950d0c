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

/** The global attributes of a shop, with their terms. */
export abstract class ShopAttributes {
  /** All of them. */
  abstract list(): Promise<StoreAttribute[]>;

  /** Makes one whose terms keep their order. `slug` has at most 28 characters. */
  abstract create(name: string, slug: string): Promise<AttributeWriteResult>;

  /**
   * Makes at most 100 terms of an attribute, in this order after `position`; those that exist are
   * as good. False: no such attribute.
   */
  abstract createTerms(
    storeAttributeId: number,
    names: readonly string[],
    position: number,
  ): Promise<boolean>;
}
