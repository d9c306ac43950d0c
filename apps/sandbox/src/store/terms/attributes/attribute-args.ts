import { slugOf } from '@cypher/shop-text';
import { textOf } from '../../texts/coercions';
import { flag, initially, oneOf, text, type Arguments } from '../../rest/schema';

/** In which order the terms of an attribute can stand. */
export const TERM_ORDERS = ['menu_order', 'name', 'name_num', 'id'] as const;

/** What a write of a global attribute takes. */
export const ATTRIBUTE_WRITE: Arguments = {
  name: text,
  slug: { ...text, clean: (value) => slugOf(textOf(value)) },
  type: oneOf('select'),
  order_by: oneOf(...TERM_ORDERS),
  has_archives: flag,
};

/** What making one takes besides. */
export const ATTRIBUTE_CREATE: Arguments = {
  ...ATTRIBUTE_WRITE,
  name: { ...text, required: true },
  type: initially('select', oneOf('select')),
  order_by: initially('menu_order', oneOf(...TERM_ORDERS)),
  has_archives: initially(false, flag),
};
