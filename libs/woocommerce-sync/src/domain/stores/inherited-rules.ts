import { FieldOwnership, regainedGroups, type Owners } from '../fields/field-ownership';
import type { ConfirmedGroup } from '../mapping/mapping-state';
import type { OwnSettings } from './store';

/** What the environment says of rules, by the names of its settings; `''` for nothing. */
export type EnvironmentRules = Readonly<Record<string, string>>;

/** A setting of the environment that a store goes by, and that is otherwise now. */
export interface ChangedRule {
  readonly name: string;
  /** As it is read, in one fixed form. */
  readonly before: string;
  readonly after: string;
}

/**
 * What is otherwise for a store since the environment was last taken up: what it has for itself
 * holds before it. A setting that an older version did not know of is none.
 */
export function inheritedChanges(
  before: EnvironmentRules,
  after: EnvironmentRules,
  own: OwnSettings,
): ChangedRule[] {
  return Object.entries(after).flatMap(([name, now]) => {
    const was = before[name];
    if (was === undefined || was === now || Object.hasOwn(own, name)) return [];
    return [{ name, before: was, after: now }];
  });
}

/** What is Cypher's to write again by these changes: what was confirmed of it says nothing. */
export function regainedBy(changes: readonly ChangedRule[]): ConfirmedGroup[] {
  const owners = changes.find(({ name }) => name === 'FIELD_OWNERSHIP');
  if (owners === undefined) return [];
  return regainedGroups(ownershipIn(owners.before), ownershipIn(owners.after));
}

function ownershipIn(text: string): FieldOwnership {
  return new FieldOwnership(text === '' ? {} : (JSON.parse(text) as Partial<Owners>));
}
