import type { OwnSettings } from '../../domain/stores/store';
import type { FullSyncPlan } from './full-sync-plan';

/** How long a plan may be applied, in minutes: so long the ERP and the shop are as it saw them. */
export const PLAN_MINUTES = 60;

/** What other settings of a store would do to its shop. */
export interface StorePlan {
  readonly id: string;
  readonly storeId: string;
  /** All settings that the store would have for itself. */
  readonly settings: OwnSettings;
  /** Those that its products went by when this was planned. */
  readonly settingsBefore: OwnSettings;
  readonly requestedBy: string;
  readonly createdAt: Date;
  /** Until when it may be applied. */
  readonly validUntil: Date;
  /** Whether that is over, by the database's clock. */
  readonly isExpired: boolean;
  readonly plan: FullSyncPlan;
}

/** A plan as a list tells of it. */
export type StorePlanSummary = Omit<StorePlan, 'plan'>;

/** A plan that was just made. */
export type NewStorePlan = Pick<
  StorePlan,
  'storeId' | 'settings' | 'settingsBefore' | 'requestedBy' | 'plan'
>;

/** Plans for stores, each for a day. */
export abstract class StorePlanRepository {
  /** Keeps one, and forgets those of the day before. */
  abstract add(plan: NewStorePlan): Promise<StorePlan>;

  /** The last twenty of a store, the newest first. */
  abstract recent(storeId: string): Promise<readonly StorePlanSummary[]>;

  /** A plan of a store; null where there is none of that id. */
  abstract find(storeId: string, id: string): Promise<StorePlan | null>;
}
