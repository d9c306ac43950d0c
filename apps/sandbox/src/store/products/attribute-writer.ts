import { foldedSku, textOf } from '../coercions';
import { StoreError } from '../store-error';
import type { ProductAttribute, StoreProduct, VariationOption } from '../store-product';
import type { Shop } from '../shop';
import type { TermBook } from '../terms/term-book';
import type { ProductWrite } from './product-write';
import { clearsWhatIsLeftOut } from './product-terms';

type AttributeBody = Readonly<Record<string, unknown>>;

/** Takes a product's properties; they replace all it had. Options of global ones become terms (facts.md 9, 23). */
export function applyAttributes(write: ProductWrite): void {
  const { product, body, shop } = write;
  if (product.parentId !== 0) return;
  if (!Array.isArray(body['attributes'])) {
    if (clearsWhatIsLeftOut(write)) product.attributes = [];
    return;
  }
  const sent = attributesOf(body['attributes'] as AttributeBody[], shop);
  product.attributes = shop.behaviours.has('attributes-replace')
    ? sent
    : [...product.attributes.filter(({ name }) => sent.every((other) => other.name !== name)), ...sent];
}

/** Takes a variation's values; one that its product does not vary by is skipped silently (facts.md 21). */
export function applyOptions({ product, body, shop }: ProductWrite): void {
  const parent = shop.catalogue.products.get(product.parentId);
  if (parent === undefined || !Array.isArray(body['attributes'])) return;
  const options = optionsOf(body['attributes'] as AttributeBody[], parent, shop);
  const refuse = (problem: string): never => {
    throw new StoreError(400, 'woocommerce_rest_invalid_variation', problem);
  };
  const unlisted = options.some(
    ({ name, option }) => !parent.attributes.find((known) => known.name === name)?.options.includes(option),
  );
  if (unlisted && !shop.behaviours.has('variation-unknown-option-taken')) refuse('The option is unknown.');
  const twin = shop.catalogue
    .variationsOf(parent.id)
    .some((other) => other !== product && options.length > 0 && sameOptions(other.options, options));
  if (twin && !shop.behaviours.has('variation-duplicates-taken')) refuse('There is such a variation.');
  product.options = options;
}

function attributesOf(bodies: readonly AttributeBody[], shop: Shop): ProductAttribute[] {
  return bodies.flatMap((body) => {
    const global = shop.catalogue.attributes.get(Number(body['id'] ?? 0));
    // An id that no attribute has is dropped without a word.
    if (global === undefined && body['name'] === undefined) return [];
    const options = ((body['options'] ?? []) as unknown[]).map((option) => textOf(option));
    const attribute: ProductAttribute = {
      id: global?.id ?? 0,
      name: global?.name ?? textOf(body['name']),
      position: Number(body['position'] ?? 0),
      visible: body['visible'] === true,
      variation: body['variation'] === true,
      options: global === undefined ? options : termNames(options, global.terms, shop),
    };
    return [attribute];
  });
}

/** Names of the terms that options stand for, in the order of the terms. */
function termNames(options: readonly string[], terms: TermBook, { behaviours }: Shop): string[] {
  return options
    .flatMap((option) => {
      const known = terms.named(option);
      if (known !== undefined) return [known];
      return behaviours.has('attribute-options-make-terms') ? [terms.make({ name: option })] : [];
    })
    .sort((a, b) => a.menu_order - b.menu_order || a.name.localeCompare(b.name))
    .map(({ name }) => name);
}

function optionsOf(bodies: readonly AttributeBody[], parent: StoreProduct, shop: Shop): VariationOption[] {
  return bodies.flatMap((body) => {
    const id = Number(body['id'] ?? 0);
    const name = textOf(body['name']);
    const option = textOf(body['option']);
    const attribute = parent.attributes.find((known) =>
      id === 0 ? foldedSku(known.name) === foldedSku(name) : known.id === id,
    );
    const isFlagged = attribute?.variation === true;
    if (!isFlagged && shop.behaviours.has('variation-attribute-unflagged-skipped')) return [];
    if (attribute === undefined) return [{ id, name, option }];
    return [{ id: attribute.id, name: attribute.name, option }];
  });
}

function sameOptions(a: readonly VariationOption[], b: readonly VariationOption[]): boolean {
  const key = (options: readonly VariationOption[]): string =>
    options
      .map(({ name, option }) => `${name}=${option}`)
      .sort()
      .join('&');
  return key(a) === key(b);
}
