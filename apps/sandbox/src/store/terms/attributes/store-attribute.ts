import type { TermBook } from '../term-book';

/** A global attribute; its terms are a taxonomy of their own. */
export interface StoreAttribute {
  readonly id: number;
  name: string;
  slug: string;
  type: string;
  order_by: string;
  has_archives: boolean;
  readonly terms: TermBook;
}
