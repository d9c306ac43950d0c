import type { Behaviour } from './behaviour';

/** Variations. */
export const VARIATIONS_BEHAVIOURS = {
  'variations-of-many-parents': {
    fact: 20,
    says: 'a variation batch takes items of other products by product_id',
  },
  'variation-foreign-404': {
    fact: 20,
    says: 'without product_id another product’s variation is 404',
  },
  'variation-through-products-404': {
    fact: 20,
    says: 'a variation cannot be written through /products',
  },
  'variation-image-unknown-refused': {
    fact: 123,
    says: 'an unknown picture of a variation is refused, by a code of its own',
  },
  'variation-unknown-parent-refused': {
    fact: 60,
    says: 'a variation with options of an unknown product is refused, and not left behind',
  },
  'variations-listed-together': { fact: 20, says: 'GET /variations lists those of all products' },
  'variation-shows-parent-sku': { fact: 21, says: 'a variation without a SKU shows its product’s' },
  'variation-duplicates-taken': { fact: 21, says: 'two variations may have the same attributes' },
  'variation-unknown-option-taken': {
    fact: 21,
    says: 'a variation may have an option that its product does not list',
  },
  'parent-stock-governs': {
    fact: 21,
    says: 'where the product manages stock its variations do not',
  },
  'variation-attribute-unflagged-skipped': {
    fact: 21,
    says: 'an attribute that is not for variations is skipped on a variation',
  },
  'variation-menu-order-zero-ignored': { fact: 21, says: 'menu_order 0 is ignored on a variation' },
  'type-change-deletes-variations': {
    fact: 21,
    says: 'a variable product made simple loses its variations for good',
  },
  'variation-kept-id-object': {
    fact: 75,
    says: 'a variation that a batch does not delete is answered with an object for an id',
  },
  'option-octets-decoded': {
    fact: 36,
    says: 'a variation’s option is decoded: Black%20White is Black White',
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
