import { slugOf } from '@cypher/shop-text';
import { decodedOctets } from '../../texts/octets';
import type { Shop } from '../../state/shop';
import type { ProductAttribute, StoreProduct, VariationOption } from '../../state/store-product';
import { sortedTerms } from '../../terms/term-order';

/** The attributes of a product, or the options of a variation, as the API answers them. */
export function attributesView(product: StoreProduct, shop: Shop): unknown[] {
  return product.parentId === 0 ? ownAttributes(product, shop) : optionsView(product, shop);
}

/** The options that a variable product is shown with at first. */
export function defaultsView(
  { type, default_attributes, attributes }: StoreProduct,
  shop: Shop,
): unknown[] {
  if (type !== 'variable') return [];
  return default_attributes.map(({ key, option }) => {
    const own = attributes.find((known) => known.key === key);
    const shared = [...shop.catalogue.attributes.values()].find(({ slug }) => slugOf(slug) === key);
    return {
      id: own?.id ?? shared?.id ?? 0,
      name: own === undefined ? key.replace(/^pa_/, '') : nameOf(own, shop),
      option,
    };
  });
}

/** A variation's options in words, as they stand behind the name of its product. */
export function optionNames(variation: StoreProduct, shop: Shop): string {
  return chosenOptions(variation, shop)
    .filter(({ value }) => value !== '')
    .map(({ attribute, value }) => decodedOctets(optionName(attribute, value, shop)))
    .join(', ');
}

/**
 * The name of a variation, as a list of products shows it: its options only stand in it where they
 * are few and short.
 */
export function variationTitle(variation: StoreProduct, shop: Shop): string {
  const parent = shop.catalogue.products.get(variation.parentId);
  const base = parent?.name ?? '';
  const chosen = chosenOptions(variation, shop);
  const isLong =
    chosen.length > 2 ||
    (chosen.length > 1 && chosen.some(({ attribute }) => attribute.key.includes('-')));
  const options = isLong ? '' : optionNames(variation, shop);
  return options === '' ? base : `${base} - ${options}`;
}

/** A variation's value of every attribute that its product varies by; `''` for any. */
export function chosenOptions(
  { parentId, options }: StoreProduct,
  { catalogue, behaviours }: Shop,
): { attribute: ProductAttribute; value: string }[] {
  const parent = catalogue.products.get(parentId);
  return (parent?.attributes ?? [])
    .filter(
      ({ variation }) => variation || !behaviours.has('variation-attribute-unflagged-skipped'),
    )
    .filter(({ id }) => id === 0 || catalogue.attributes.has(id))
    .map((attribute) => ({ attribute, value: valueIn(options, attribute) }));
}

function valueIn(options: readonly VariationOption[], { key }: ProductAttribute): string {
  return options.find((option) => option.key === key)?.option ?? '';
}

function ownAttributes({ attributes }: StoreProduct, shop: Shop): unknown[] {
  return attributes
    .filter(({ id }) => id === 0 || shop.catalogue.attributes.has(id))
    .map((attribute) => ({
      id: attribute.id,
      name: nameOf(attribute, shop),
      slug:
        attribute.id === 0
          ? attribute.name
          : (shop.catalogue.attributes.get(attribute.id)?.slug ?? ''),
      position: attribute.position,
      visible: attribute.visible,
      variation: attribute.variation,
      options: attribute.id === 0 ? attribute.options : termNames(attribute, shop),
    }));
}

function optionsView(variation: StoreProduct, shop: Shop): unknown[] {
  return chosenOptions(variation, shop)
    .filter(({ value }) => value !== '')
    .map(({ attribute, value }) => ({
      id: attribute.id,
      name: nameOf(attribute, shop),
      slug: attribute.id === 0 ? attribute.key : decodedOctets(attribute.key),
      option: attribute.id === 0 ? value : decodedOctets(optionName(attribute, value, shop)),
    }));
}

function optionName({ id }: ProductAttribute, value: string, { catalogue }: Shop): string {
  return catalogue.attributes.get(id)?.terms.withSlug(value)?.name ?? value;
}

function nameOf({ id, name }: ProductAttribute, { catalogue }: Shop): string {
  return catalogue.attributes.get(id)?.name ?? name;
}

/**
 * Names of the terms that a product has of a global attribute, in the order that the attribute
 * says.
 */
function termNames({ id, terms = [] }: ProductAttribute, { catalogue }: Shop): string[] {
  const attribute = catalogue.attributes.get(id);
  const held = terms.flatMap((term) => attribute?.terms.get(term) ?? []);
  return sortedTerms(held, attribute?.order_by ?? 'menu_order').map(({ name }) => name);
}
