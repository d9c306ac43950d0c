import { slugOf } from '@cypher/shop-text';
import { textOf } from '../texts/coercions';
import { IMAGE } from '../products/schema/product-args';
import { initially, oneOf, text, whole, type Argument, type Arguments } from '../rest/schema';

const SLUG: Argument = { ...text, clean: (value) => slugOf(textOf(value)) };
const DISPLAY = oneOf('default', 'products', 'subcategories', 'both');

const PLAIN: Arguments = { name: text, slug: SLUG, description: text };

/** What a write of a category, a brand, a tag, a shipping class and a term of an attribute takes. */
export const TERM_WRITE = {
  category: {
    name: text,
    slug: SLUG,
    parent: whole,
    description: text,
    display: DISPLAY,
    image: IMAGE,
  },
  brand: {
    name: text,
    slug: SLUG,
    parent: whole,
    description: text,
    display: DISPLAY,
    image: IMAGE,
    menu_order: whole,
  },
  tag: PLAIN,
  'shipping-class': PLAIN,
  attribute: { ...PLAIN, menu_order: whole },
} as const satisfies Readonly<Record<string, Arguments>>;

/** What making one takes besides: a name. */
export function forNew(args: Arguments): Arguments {
  const { name = text, display, ...rest } = args;
  return {
    name: { ...name, required: true },
    ...rest,
    ...(display === undefined ? {} : { display: initially('default', display) }),
  };
}
