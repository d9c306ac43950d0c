import type { Taxonomy } from '../../../domain/fields/desired-terms';

/** A tag or brand that the shop has by now, or why it has not. */
export type TermResult =
  | { readonly kind: 'there'; readonly storeTermId: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** The tags and brands of a shop. */
export abstract class ShopTerms {
  /** Whether the shop knows brands at all: WooCommerce does since 9.6. */
  abstract hasBrands(): Promise<boolean>;

  /** Makes at most 100 tags or brands; one that exists is as good. Answers in the same order. */
  abstract ensure(taxonomy: Taxonomy, names: readonly string[]): Promise<TermResult[]>;
}
