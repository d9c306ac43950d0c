import type { ConfirmedGroup } from '../mapping/mapping-state';
import type { ChangedRule, EnvironmentRules } from './inherited-rules';
import type { OwnSettings } from './store';

/** A store, and the environment's rules that it was last told of. */
export interface KnownRules {
  readonly storeId: string;
  /** What holds before the environment's. */
  readonly own: OwnSettings;
  /** Whether changes of the ERP are taken in for it: what a draft went by is planned anew. */
  readonly takesChanges: boolean;
  /** Null where there were none yet. */
  readonly environment: EnvironmentRules | null;
}

/** The environment as a store is to know it from now on. */
export interface NewEnvironment {
  readonly storeId: string;
  readonly environment: EnvironmentRules;
  /** What of it is otherwise for this store. */
  readonly changes: readonly ChangedRule[];
  readonly regained: readonly ConfirmedGroup[];
}

/** What the environment last changed for a store, and no full sync has brought yet. */
export interface RulesChange {
  readonly changedAt: Date;
  readonly settings: readonly ChangedRule[];
}

/** By which rules of the environment stores go. */
export abstract class InheritedRulesRepository {
  /** All stores that do not leave, the environment's own last. */
  abstract list(): Promise<readonly KnownRules[]>;

  /**
   * Has a store know the environment. Where that changes something, a full sync is owed of a store
   * that is data, and what was confirmed of regained groups is forgotten. False where another
   * process did so just now.
   */
  abstract takeUp(change: NewEnvironment): Promise<boolean>;

  /** Null where there is none that a full sync has not brought. */
  abstract openChange(storeId: string): Promise<RulesChange | null>;
}
