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
  const fields: [field: string, isAsSent: boolean, sent: string, seen: string][] = [
    [
      'name',
      caselessName(readName(sent.name)) === caselessName(readName(seen.name)),
      sent.name,
      seen.name,
    ],
    ['slug', !isSlug(sent.slug) || isSameSlug(sent.slug, seen.slug), sent.slug, seen.slug],
    ['parent', sent.parentId === seen.parent, String(sent.parentId), String(seen.parent)],
    [
      'description',
      isSameText(sent.description, seen.description),
      sent.description,
      seen.description,
    ],
    [
      'menu_order',
      sent.position === seen.menu_order,
      String(sent.position),
      String(seen.menu_order),
    ],
  ];
  return fields.flatMap(([field, isAsSent, wanted, shown]) =>
    isAsSent
      ? []
      : [{ field, sent: wanted.slice(0, LONGEST_SHOWN), seen: shown.slice(0, LONGEST_SHOWN) }],
  );
}

const LONGEST_SHOWN = 100;
