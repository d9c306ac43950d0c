import type { ShopReferences } from '../../domain/catalog/shop-references';
import type { DriftGroup } from '../../domain/drift/drift-finding';
import { GROUPS, type FieldGroup } from '../../domain/fields/product-fields';

/** What products are, whoever owns the rest. */
const ALWAYS_COMPARED: readonly FieldGroup[] = ['attributes'];

/**
 * The groups that a shop is read for: those that are compared, and those of which the ERP is told.
 * @param told the latter
 */
export function comparedGroups(
  { ownership, customFields, brands }: ShopReferences,
  told: readonly FieldGroup[],
): FieldGroup[] {
  return (Object.keys(GROUPS) as FieldGroup[]).filter((group) => {
    if (told.includes(group)) return true;
    if (group === 'customFields') return customFields.size > 0 && ownership.writes(group, false);
    if (group === 'brands' && brands === null) return false;
    return ownership.writes(group, false) || ALWAYS_COMPARED.includes(group);
  });
}

/** The same with pictures, where these are Cypher's: all that a comparison reads. */
export function comparedParts(
  references: ShopReferences,
  told: readonly FieldGroup[],
): DriftGroup[] {
  const groups = comparedGroups(references, told);
  return references.ownership.sets('images', false) ? [...groups, 'images'] : groups;
}
