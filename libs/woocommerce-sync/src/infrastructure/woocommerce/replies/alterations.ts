import type { Alteration, AlteredField } from '../../../application/ports/shop/alteration';
import type { ProductWrite } from '../../../application/ports/shop/product-write';
import { canonicalDecimal } from '../../../domain/fields/decimal';
import type {
  FieldGroup,
  PriceFields,
  ProductFields,
  StockFields,
  TermFields,
} from '../../../domain/fields/product-fields';
import { TAXONOMIES } from '../../../domain/fields/desired-terms';
import { foldedName } from '../../../domain/catalog/folded-name';
import { foldedSku } from '../../../domain/catalog/sku';
import { alteredAttributes, alteredOptions } from './altered-attributes';
import type { BatchItemReply } from './reply.schemas';
import { isSameHtml, readName } from './shop-html';
import { isSameSlug, isSlug } from './shop-slug';

/**
 * Texts are shown up to this length from where they differ, with some of what they share before.
 */
const SHOWN = 100;
const SHARED_SHOWN = 20;

/**
 * What the shop's echo of a write shows to be different from what was sent. WooCommerce checks
 * little and changes silently (facts 5, 7, 16, 34 to 38), so every group that was sent is
 * compared. A variation that weighs and measures nothing of its own shows what its product does.
 */
export function alterationsIn(
  { fields, parent }: Pick<ProductWrite, 'fields' | 'parent'>,
  echo: BatchItemReply,
): Alteration[] {
  return (Object.keys(fields) as FieldGroup[]).flatMap((group) =>
    alteredIn(group, fields, echo)
      .filter(({ sent }) => !(parent !== undefined && group === 'dimensions' && sent === ''))
      .map((altered) => ({ group, ...altered })),
  );
}

/**
 * Tags and brands that have other names in the shop than the ERP's. They are written by their ids,
 * so that one which somebody has renamed comes back as it was sent.
 */
export function renamedTerms({ fields, names }: ProductWrite, echo: BatchItemReply): Alteration[] {
  return TAXONOMIES.flatMap((taxonomy) => {
    const [wanted, shown] = [names?.[taxonomy], echo[taxonomy]?.map(({ name = '' }) => name)];
    if (wanted === undefined || shown === undefined || shown.includes('')) return [];
    // Other terms than were sent are told of by their ids.
    if (alteredTerms(taxonomy, fields[taxonomy] ?? { ids: [] }, echo[taxonomy]).length > 0)
      return [];
    const [sent, seen] = [foldedNames(wanted), foldedNames(shown)];
    return sent.join('\n') === seen.join('\n')
      ? []
      : [{ group: taxonomy, field: taxonomy, sent: wanted.join(', '), seen: shown.join(', ') }];
  });
}

function foldedNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => foldedName(readName(name))))].sort();
}

function alteredIn<G extends FieldGroup>(
  group: G,
  fields: Pick<Partial<ProductFields>, G>,
  echo: BatchItemReply,
): AlteredField[] {
  const sent = fields[group];
  return sent === undefined ? [] : COMPARE[group](sent, echo);
}

const COMPARE: {
  readonly [G in FieldGroup]: (sent: ProductFields[G], echo: BatchItemReply) => AlteredField[];
} = {
  type: (type, echo) => unlessEqual('type', type, echo.type ?? ''),
  sku: (sku, echo) =>
    unless(foldedSku(sku) === foldedSku(echo.sku ?? ''), 'sku', sku, echo.sku ?? ''),
  name: (name, { name: seen = '' }) =>
    unless(readName(name) === readName(seen), 'name', name, seen),
  slug: (slug, { slug: seen = '' }) =>
    unless(!isSlug(slug) || isSameSlug(slug, seen), 'slug', slug, seen),
  descriptions: ({ description, shortDescription }, echo) => [
    ...alteredHtml('description', description, echo.description ?? ''),
    ...alteredHtml('short_description', shortDescription, echo.short_description ?? ''),
  ],
  status: (status, echo) => unlessEqual('status', status, echo.status ?? ''),
  taxClass: (taxClass, { tax_class: seen = '' }) =>
    unless(taxClass === seen || isSameSlug(taxClass, seen), 'tax_class', taxClass, seen),
  gtin: (gtin, echo) => unlessEqual('global_unique_id', gtin, echo.global_unique_id ?? ''),
  dimensions: ({ weight, ...sides }, { weight: seen = '', dimensions }) => [
    ...alteredNumber('weight', weight, seen),
    ...(['length', 'width', 'height'] as const).flatMap((side) =>
      alteredNumber(side, sides[side], dimensions?.[side] ?? ''),
    ),
  ],
  price: alteredPrice,
  stock: alteredStock,
  // Without any category the shop puts a product into its default one (fact 9).
  categories: (terms, echo) =>
    terms.ids.length === 0 ? [] : alteredTerms('categories', terms, echo.categories),
  tags: (terms, echo) => alteredTerms('tags', terms, echo.tags),
  brands: (terms, echo) => alteredTerms('brands', terms, echo.brands),
  attributes: ({ list }, echo) => alteredAttributes(list, echo.attributes ?? []),
  options: (options, echo) => alteredOptions(options, echo.attributes ?? []),
  customFields: (custom, { meta_data: seen = [] }) =>
    Object.entries(custom).flatMap(([key, value]) => {
      const there = seen.findLast((row) => row.key === key);
      return unlessEqual(
        `meta_data.${key}`,
        value ?? '',
        there === undefined ? '' : asText(there.value),
      );
    }),
};

function alteredPrice(price: PriceFields, echo: BatchItemReply): AlteredField[] {
  const regular = alteredNumber('regular_price', price.regular, echo.regular_price ?? '');
  if (price.sale === null) return regular;
  return [
    ...regular,
    ...alteredNumber('sale_price', price.sale, echo.sale_price ?? ''),
    ...unlessEqual('date_on_sale_from_gmt', price.saleFrom ?? '', echo.date_on_sale_from_gmt ?? ''),
    ...unlessEqual('date_on_sale_to_gmt', price.saleTo ?? '', echo.date_on_sale_to_gmt ?? ''),
  ];
}

function alteredStock(stock: StockFields, echo: BatchItemReply): AlteredField[] {
  return [
    ...unlessEqual('manage_stock', String(stock.managed), String(echo.manage_stock)),
    ...(stock.managed
      ? unlessEqual('stock_quantity', String(stock.quantity), String(echo.stock_quantity))
      : []),
    ...unlessEqual('backorders', stock.backorders, echo.backorders ?? ''),
  ];
}

function alteredTerms(
  field: string,
  { ids }: TermFields,
  seen: BatchItemReply['tags'] = [],
): AlteredField[] {
  const shown = seen.map(({ id }) => id).sort((a, b) => a - b);
  return unlessEqual(field, ids.join(','), shown.join(','));
}

function alteredNumber(field: string, sent: string, seen: string): AlteredField[] {
  return unless(canonicalDecimal(sent) === canonicalDecimal(seen), field, sent, seen);
}

function alteredHtml(field: string, sent: string, seen: string): AlteredField[] {
  if (isSameHtml(sent, seen)) return [];
  let shared = 0;
  while (shared < sent.length && sent.charAt(shared) === seen.charAt(shared)) shared += 1;
  const from = Math.max(0, shared - SHARED_SHOWN);
  return [{ field, sent: sent.slice(from, from + SHOWN), seen: seen.slice(from, from + SHOWN) }];
}

function unlessEqual(field: string, sent: string, seen: string): AlteredField[] {
  return unless(sent === seen, field, sent, seen);
}

function unless(isAsSent: boolean, field: string, sent: string, seen: string): AlteredField[] {
  return isAsSent ? [] : [{ field, sent, seen }];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
