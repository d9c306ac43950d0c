import type { FieldOwnership } from '../fields/field-ownership';
import type { FieldGroup } from '../fields/product-fields';
import { GROUPS } from '../fields/product-fields';
import { fieldGroupsOf } from '../fields/product-fields';
import type { SyncType } from '../ledger/sync-type';

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
): FieldGroup[] {
  const others = actions.get(OTHER_FIELDS) ?? 'report';
  return (Object.keys(GROUPS) as FieldGroup[]).filter(
    (group) =>
      ownership.ownerOf(group) === 'both:cypher' ||
      (actions.get(settingNameOf(group)) ?? others) === 'repair',
  );
}

/** What a group is called in settings. */
export function settingNameOf(group: FieldGroup): string {
  return GROUPS[group].ownable ?? group;
}

/** What brings a group to the shop: no more than is needed for it; null is the whole product. */
export function syncTypeFor(group: string | null): SyncType {
  const narrow = (['price', 'stock', 'category'] as const).find((type) =>
    fieldGroupsOf(type).some((one) => one === group),
  );
  return narrow ?? 'product';
}
