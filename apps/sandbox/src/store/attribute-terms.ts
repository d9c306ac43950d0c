import { foldedSku, slugOf, textOf } from './coercions';
import type { StoreAttribute, StoreTerm } from './store-catalogue';
import { StoreError } from './store-error';

/** Makes a term of an attribute; throws where one has the name already, in whatever case (facts.md 22). */
export function addTerm(
  attribute: StoreAttribute,
  body: Readonly<Record<string, unknown>>,
  nextId: () => number,
): StoreTerm {
  const name = textOf(body['name']).trim();
  if (name === '') throw new StoreError(400, 'empty_term_name', 'A name is required for this term.');
  const twin = attribute.terms.get(foldedSku(name));
  if (twin !== undefined) {
    throw new StoreError(
      400,
      'term_exists',
      'A term with the name provided already exists in this taxonomy.',
      { resource_id: twin.id },
    );
  }
  const menuOrder = Number(body['menu_order'] ?? 0);
  const term: StoreTerm = { id: nextId(), name, slug: slugOf(name), menu_order: menuOrder };
  attribute.terms.set(foldedSku(name), term);
  return term;
}
