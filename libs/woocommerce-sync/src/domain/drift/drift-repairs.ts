import type { FieldOwnership } from '../fields/field-ownership';
import { fieldGroupsOf, GROUPS } from '../fields/product-fields';
import type { SyncType } from '../ledger/sync-type';
import { DRIFT_GROUPS, type DriftGroup } from './drift-finding';

/** What is done about a field that was changed in the shop. */
export const DRIFT_ACTIONS = ['repair', 'report'] as const;

/** Of which of a shop's fields a change by hand is set right at once. */
export type DriftAction = (typeof DRIFT_ACTIONS)[number];

/** The word for all fields that are not named. */
export const OTHER_FIELDS = '*';

/**
 * The groups whose changes are repaired at once; the status stands for the trash, too. What both
 * sides change and Cypher wins always is.
 */
export function repairedGroups(
  actions: ReadonlyMap<string, DriftAction>,
  ownership: FieldOwnership,
): DriftGroup[] {
  const others = actions.get(OTHER_FIELDS) ?? 'report';
  return DRIFT_GROUPS.filter(
    (group) =>
      (group !== 'images' && ownership.ownerOf(group) === 'both:cypher') ||
      (actions.get(settingNameOf(group)) ?? others) === 'repair',
  );
}

/** What a group is called in settings. */
export function settingNameOf(group: DriftGroup): string {
  return group === 'images' ? group : (GROUPS[group].ownable ?? group);
}

/** What brings a group to the shop: no more than is needed for it; null is the whole product. */
export function syncTypeFor(group: string | null): SyncType {
  if (group === 'images') return 'image';
  const narrow = (['price', 'stock', 'category'] as const).find((type) =>
    fieldGroupsOf(type).some((one) => one === group),
  );
  return narrow ?? 'product';
}
