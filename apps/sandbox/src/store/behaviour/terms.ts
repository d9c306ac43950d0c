import type { Behaviour } from './behaviour';

/** Categories, attributes and their terms. */
export const TERMS_BEHAVIOURS = {
  'category-term-exists': {
    fact: 22,
    says: 'a category that exists under its parent is 400 term_exists with its id',
  },
  'category-slug-owner-blamed': {
    fact: 22,
    says: 'with a slug, term_exists may name the slug’s owner',
  },
  'category-delete-needs-force': { fact: 22, says: 'deleting a category without force is 501' },
  'default-category-stays': { fact: 22, says: 'deleting the default category is 500' },
  'category-long-name-refused': {
    fact: 22,
    says: 'a category name of 250 characters is 400 db_insert_error',
  },
  'category-long-rename-ignored': {
    fact: 22,
    says: 'a rename of a category to 250 characters is 200, and neither name nor slug change',
  },
  'term-batch-shows-all': {
    fact: 19,
    says: 'an entry of a batch of categories ignores its _fields',
  },
  'category-name-encoded': { fact: 22, says: '& in a category name reads back as &amp;' },
  'attribute-slug-28': { fact: 23, says: 'an attribute slug of over 28 characters is refused' },
  'attribute-list-unpaged': { fact: 23, says: 'the list of attributes is not paged' },
  'attribute-duplicate-refused': {
    fact: 23,
    says: 'a taken attribute slug is woocommerce_rest_cannot_create',
  },
  'attribute-options-make-terms': {
    fact: 23,
    says: 'options of a product’s global attribute make missing terms',
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
