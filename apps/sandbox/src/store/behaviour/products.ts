import type { Behaviour } from './behaviour';

/** Products: how they are written, found, thrown away and shown with pictures. */
export const PRODUCTS_BEHAVIOURS = {
  // Writing products
  'write-bumps-modified': { fact: 8, says: 'every write, an empty one too, moves date_modified' },
  'null-not-sent': { fact: 9, says: 'null leaves a name as it is' },
  'null-clears-price': { fact: 9, says: 'null clears the sale price on a single call' },
  'empty-clears': { fact: 9, says: '"" clears a price and a SKU' },
  'categories-replace': { fact: 9, says: 'categories that are sent replace all' },
  'attributes-replace': { fact: 9, says: 'attributes that are sent replace all' },
  'tags-replace': { fact: 9, says: 'tags that are sent replace all' },
  'arrays-left-out-stay': { fact: 9, says: 'arrays that are not sent stay' },
  'no-categories-default': { fact: 9, says: 'categories: [] gives the default category' },
  'no-images-clear': { fact: 9, says: 'images: [] clears' },
  'variable-price-wiped': { fact: 9, says: 'a variable product loses its own price at every save' },
  'missing-name-product': { fact: 12, says: 'a product without a name is called "Product"' },
  'name-encoded': { fact: 12, says: '& in a name reads back as &amp;' },
  'description-filtered': { fact: 12, says: 'a description reads back through wpautop' },
  'edit-context-raw': { fact: 12, says: 'context=edit reads texts as they were written' },
  'write-answers-raw': { fact: 12, says: 'the answer to a write has texts as they were written' },
  'protected-meta-kept': { fact: 12, says: 'meta data with a leading underscore comes back' },
  'meta-scalars-text': { fact: 12, says: 'numbers in meta data come back as text' },
  'meta-null-deletes': { fact: 12, says: 'null deletes a key of the meta data' },
  'meta-key-updates': { fact: 12, says: 'a key of the meta data that is sent again is updated' },
  'meta-writes-internals': {
    fact: 12,
    says: 'meta data can write the regular price past every check',
  },
  'form-body-empty-product': {
    fact: 14,
    says: 'a body that is not sent as JSON makes an empty product',
  },
  'long-name-crashes': { fact: 14, says: 'a name of 70,000 characters crashes the call' },

  // SKUs
  'sku-compared-loosely': {
    fact: 10,
    says: 'SKUs are compared without case, accents and trailing spaces',
  },
  'sku-duplicate-names-owner': {
    fact: 10,
    says: 'a taken SKU is 400 product_invalid_sku with the owner’s id',
  },
  'sku-in-trash-nameless': {
    fact: 10,
    says: 'a SKU whose owner is in the trash is refused without an id',
  },
  'gtin-duplicate-refused': {
    fact: 10,
    says: 'a taken GTIN is 400 product_invalid_global_unique_id',
  },
  'sku-list-exact': { fact: 10, says: '?sku=A,B finds these and no others' },
  'sku-list-finds-variations': { fact: 10, says: '?sku= finds variations' },
  'sku-list-finds-drafts': { fact: 10, says: '?sku= finds drafts and private products' },
  'sku-list-omits-trash': { fact: 10, says: '?sku= leaves out the trash unless it is asked for' },
  'sku-zero-ignored': { fact: 10, says: '?sku=0 finds everything' },

  // Ids and the trash
  'unknown-id-read-404': { fact: 11, says: 'reading an unknown id is 404' },
  'unknown-id-write-400': { fact: 11, says: 'writing an unknown id is 400' },
  'delete-trashes': { fact: 11, says: 'deleting without force moves into the trash' },
  'delete-again-410': { fact: 11, says: 'deleting what is in the trash is 410' },
  'trash-can-be-written': {
    fact: 11,
    says: 'a product in the trash can be written, and stays there',
  },
  'publish-restores': { fact: 11, says: 'status publish takes a product out of the trash' },

  // Images
  'image-src-new-attachment': {
    fact: 13,
    says: 'a src is downloaded into a new attachment at every write',
  },
  'image-id-kept': { fact: 13, says: 'an image by id keeps its attachment' },
  'image-failure-spoils-write': {
    fact: 13,
    says: 'a failing image is 400, and nothing else of the write applies',
  },
  'image-extension-required': {
    fact: 13,
    says: 'an image address without a known extension is refused',
  },
  'variation-shows-products-picture': {
    fact: 130,
    says: 'a variation without a picture shows that of its product, but not in context=edit',
  },
  'body-id-first': { fact: 61, says: 'an id in the body counts before the one in the address' },

  // Texts
  'sku-sanitized': {
    fact: 34,
    says: 'a SKU is kept as a line of text: tags, runs of blanks and %41 go',
  },
  'name-empty-ignored': {
    fact: 48,
    says: 'an empty name leaves a product without other texts as it is',
  },
  'own-options-split': { fact: 36, says: 'options of a product’s own attribute are split at |' },
  'tax-class-unknown-standard': { fact: 38, says: 'an unknown tax class becomes the standard one' },
  'shipping-class-unknown-none': {
    fact: 77,
    says: 'an unknown shipping class leaves a product without any',
  },
  'gtin-keeps-isbn-x': { fact: 38, says: 'a GTIN keeps an X at its end' },
} as const satisfies Readonly<Record<string, Behaviour>>;
