import { slugOf } from '@cypher/shop-text';
import { decodedOctets } from '../../texts/octets';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { TERM_MARKUP } from '../../texts/markup/allowed-html';
import { withAllowedMarkup } from '../../texts/markup/kses';
import { lineText } from '../../texts/sanitize';
import { isScalar } from '../../rest/values';
import { textOf } from '../../texts/coercions';
import type { OrderMeta } from '../store-order';

/**
 * What is kept with a line of an order, with the words that customers see: an option by the names
 * of attribute and term.
 */
export function itemMetaView(
  meta: readonly OrderMeta[],
  product: StoreProduct | undefined,
  shop: Shop,
): Record<string, unknown>[] {
  return meta.map((row) => shownMeta(row, product, shop));
}

function shownMeta(
  { id, key, value }: OrderMeta,
  product: StoreProduct | undefined,
  shop: Shop,
): Record<string, unknown> {
  if (value === '' || !isScalar(value))
    return { id, key, value, display_key: key, display_value: value };
  const [name, text] = [decodedOctets(key), decodedOctets(textOf(value))];
  const plainName = name.replaceAll('attribute_', '');
  return {
    id,
    key: name,
    value: text,
    display_key: lineText(labelOf(plainName, product, shop)),
    display_value: lineText(
      termName(plainName, text, shop) ?? withAllowedMarkup(text, TERM_MARKUP),
    ),
  };
}

/** The name of an attribute, where a key is one of a global attribute or of the line's product. */
function labelOf(key: string, product: StoreProduct | undefined, { catalogue }: Shop): string {
  if (key.startsWith('pa_')) {
    const attribute = [...catalogue.attributes.values()].find(({ slug }) => slug === key);
    if (attribute !== undefined) return attribute.name;
  }
  const owner =
    product === undefined ? undefined : (catalogue.products.get(product.parentId) ?? product);
  return owner?.attributes.find((attribute) => attribute.key === slugOf(key))?.name ?? key;
}

function termName(key: string, slug: string, { catalogue }: Shop): string | undefined {
  return [...catalogue.attributes.values()]
    .find((attribute) => attribute.slug === key)
    ?.terms.withSlug(slug)?.name;
}
