import type { AlteredField } from '../../../application/ports/shop/alteration';
import type { ConfirmedCategory } from '../../../domain/catalog/category.repository';
import { caselessName } from '../../../domain/catalog/folded-name';
import type { CategoryReply } from './reply.schemas';
import { isSameText, readName } from './shop-html';
import { isSameSlug, isSlug } from './shop-slug';

/**
 * What the shop's answer to the write of a category shows to be different from what was sent. It
 * takes the markup out of a description (fact 50), which still reads the same then.
 */
export function alteredCategory(sent: ConfirmedCategory, seen: CategoryReply): AlteredField[] {
  const fields: readonly (readonly [isAsSent: boolean, altered: AlteredField])[] = [
    [
      caselessName(readName(sent.name)) === caselessName(readName(seen.name)),
      { field: 'name', sent: sent.name, seen: seen.name },
    ],
    [
      !isSlug(sent.slug) || isSameSlug(sent.slug, seen.slug),
      { field: 'slug', sent: sent.slug, seen: seen.slug },
    ],
    [sent.parentId === seen.parent, { field: 'parent', sent: sent.parentId, seen: seen.parent }],
    [
      isSameText(sent.description, seen.description),
      { field: 'description', sent: sent.description, seen: seen.description },
    ],
    [
      sent.position === seen.menu_order,
      { field: 'menu_order', sent: sent.position, seen: seen.menu_order },
    ],
  ];
  return fields.flatMap(([isAsSent, altered]) => (isAsSent ? [] : [altered]));
}
