import { Injectable } from '@nestjs/common';
import { takesChanges, type OwnSettings, type Store } from '../../../../domain/stores/store';
import { StorePlanNeededError } from '../../../../domain/stores/store.errors';
import { PLAN_MINUTES, StorePlanRepository } from '../../../full-sync/store-plan.repository';

/**
 * The settings of a store that decide what is written of its products: a change of one of them is
 * planned and shown before it counts.
 */
export const PLANNED_SETTINGS: readonly string[] = [
  'FIELD_OWNERSHIP',
  'CUSTOM_FIELDS',
  'PRICE_LIST',
  'PRICE_LIST_FALLBACK',
  'PRICE_CURRENCY',
  'STOCK_WAREHOUSES',
  'STOCK_PERCENT',
  'STOCK_SAFETY',
  'STOCK_CAP',
  'SHOP_LANGUAGE',
  'PRODUCT_FILTER',
  'PRODUCT_FILTER_LEAVES',
  'ORDERS_BOOKED',
];

/** Settings with those that are to be otherwise; null takes one away. */
export function changedSettings(
  before: OwnSettings,
  changes: Readonly<Record<string, string | null>>,
): OwnSettings {
  const all = Object.entries({ ...before, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The planned ones of a store's settings, in a fixed order. */
function plannedSettingsOf(settings: OwnSettings): OwnSettings {
  const own = PLANNED_SETTINGS.flatMap((name) => {
    const text = Object.hasOwn(settings, name) ? settings[name] : undefined;
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(own);
}

/** Whether two stores' planned settings are the same. */
function samePlannedSettings(one: OwnSettings, other: OwnSettings): boolean {
  return JSON.stringify(plannedSettingsOf(one)) === JSON.stringify(plannedSettingsOf(other));
}

/** Sees to it that what changes a whole shop was planned, and shown, before. */
@Injectable()
export class PlannedRules {
  constructor(private readonly plans: StorePlanRepository) {}

  /**
   * Whether a store is to go by other settings for its products than it does, or last did before it
   * was made a draft, or somebody accepts a plan. They need a plan from those to exactly these, an
   * hour old at the most.
   * @param inForce the settings that it goes by, or last did; null where it never took changes in
   * @param store as it is to be
   * @throws StorePlanNeededError that says what is wrong with the plan
   */
  async areNew(
    inForce: OwnSettings | null,
    store: Pick<Store, 'id' | 'state' | 'settings'>,
    planId: string | null,
  ): Promise<boolean> {
    const { settings } = store;
    if (inForce === null || !takesChanges(store)) return false;
    // A plan that is given says of the same settings that they are meant all the same.
    if (planId === null && samePlannedSettings(inForce, settings)) return false;
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
    if (!samePlannedSettings(plan.settingsBefore, inForce))
      throw new StorePlanNeededError(store.id, `plan ${planId} was made from other settings`);
    return true;
  }
}
