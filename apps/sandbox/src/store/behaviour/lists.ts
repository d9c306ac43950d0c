import type { Behaviour } from './behaviour';

/** Lists and dates. */
export const LISTS_BEHAVIOURS = {
  'per-page-limit': { fact: 24, says: 'per_page over 100 is 400' },
  'list-totals': { fact: 24, says: 'X-WP-Total and X-WP-TotalPages count a list' },
  'list-link': { fact: 24, says: 'Link names the next page' },
  'page-past-end-empty': { fact: 24, says: 'a page past the end is 200 []' },
  'include-pages': { fact: 24, says: 'include obeys per_page' },
  'include-empty-all': { fact: 24, says: 'include= returns everything' },
  'orderby-id-ascending': { fact: 24, says: 'orderby=id&order=asc lists by id' },
  'orderby-modified': { fact: 24, says: 'orderby=modified lists by the last change' },
  'modified-after-local': { fact: 25, says: 'modified_after without a zone is in the shop’s zone' },
  'modified-after-gmt-flag': { fact: 25, says: 'dates_are_gmt=true makes it UTC' },
  'modified-after-z': { fact: 25, says: 'modified_after with Z is UTC' },
  'modified-after-z-and-flag': { fact: 25, says: 'Z with dates_are_gmt=true shifts twice' },
  'modified-after-strict': {
    fact: 25,
    says: 'modified_after is strictly greater, in whole seconds',
  },
  'catalog-export': { fact: 46, says: 'the published catalogue is written into a file' },
  'fields-stop-at-lists': { fact: 25, says: '_fields cannot reach into lists' },
} as const satisfies Readonly<Record<string, Behaviour>>;
