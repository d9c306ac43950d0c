import { Injectable } from '@nestjs/common';
import { samePlannedSettings } from '../../../domain/stores/planned-settings';
import { takesChanges, type OwnSettings, type Store } from '../../../domain/stores/store';
import { StorePlanNeededError } from '../../../domain/stores/store.errors';
import { PLAN_MINUTES, StorePlanRepository } from '../../full-sync/store-plan.repository';

/** Sees to it that what changes a whole shop was planned, and shown, before. */
@Injectable()
export class PlannedRules {
  constructor(private readonly plans: StorePlanRepository) {}

  /**
   * Whether other settings decide otherwise what is written of a store's products. Of a store that
   * takes changes in they need a plan for exactly these settings, an hour old at the most.
   * @param settings all that it would have for itself
   * @throws StorePlanNeededError that says what is wrong with the plan
   */
  async areNew(
    store: Pick<Store, 'id' | 'state' | 'settings'>,
    settings: OwnSettings,
    planId: string | null,
  ): Promise<boolean> {
    if (samePlannedSettings(store.settings, settings) || !takesChanges(store)) return false;
    if (planId === null) throw new StorePlanNeededError(store.id, 'no planId was given');
    const plan = await this.plans.find(store.id, planId);
    if (plan === null) throw new StorePlanNeededError(store.id, `it has no plan ${planId}`);
    if (plan.isExpired)
      throw new StorePlanNeededError(
        store.id,
        `plan ${planId} is more than ${PLAN_MINUTES} minutes old`,
      );
    if (!samePlannedSettings(plan.settings, settings))
      throw new StorePlanNeededError(store.id, `plan ${planId} is for other settings than these`);
    return true;
  }
}
