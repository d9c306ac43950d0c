import { addTerm } from './attribute-terms';
import { foldedSku, textOf } from './coercions';
import type { StoreCatalogue } from './store-catalogue';
import type { ProductAttribute, StoreProduct, VariationOption } from './store-product';

type AttributeBody = Readonly<Record<string, unknown>>;

/** A product's properties as a client sends them; they replace all it had. Options of global ones become terms (facts.md 23). */
export function attributesOf(
  bodies: readonly AttributeBody[],
  catalogue: StoreCatalogue,
): ProductAttribute[] {
  return bodies.flatMap((body, index) => {
    const global = catalogue.attributes.get(Number(body['id'] ?? 0));
    // An id that no attribute has is dropped without a word.
    if (global === undefined && body['name'] === undefined) return [];
    const options = ((body['options'] ?? []) as unknown[]).map((option) => textOf(option));
    for (const name of global === undefined ? [] : options) {
      if (!global?.terms.has(foldedSku(name)) && global !== undefined)
        addTerm(global, { name }, () => catalogue.nextId());
    }
    const attribute: ProductAttribute = {
      id: global?.id ?? 0,
      name: global?.name ?? textOf(body['name']),
      position: Number(body['position'] ?? index),
      visible: body['visible'] === true,
      variation: body['variation'] === true,
      options: global === undefined ? options : inTermOrder(options, global.terms),
    };
    return [attribute];
  });
}

/** A variation's values; one of an attribute that its product does not vary by is skipped silently (facts.md 21). */
export function optionsOf(bodies: readonly AttributeBody[], parent: StoreProduct): VariationOption[] {
  return bodies.flatMap((body) => {
    const id = Number(body['id'] ?? 0);
    const name = textOf(body['name']);
    const attribute = parent.attributes.find((known) =>
      id === 0 ? foldedSku(known.name) === foldedSku(name) : known.id === id,
    );
    if (attribute?.variation !== true) return [];
    return [{ id: attribute.id, name: attribute.name, option: textOf(body['option']) }];
  });
}

function inTermOrder(
  options: readonly string[],
  terms: ReadonlyMap<string, { readonly name: string; readonly menu_order: number }>,
): string[] {
  return options
    .map((option) => terms.get(foldedSku(option)) ?? { name: option, menu_order: 0 })
    .sort((a, b) => a.menu_order - b.menu_order || a.name.localeCompare(b.name))
    .map(({ name }) => name);
}
