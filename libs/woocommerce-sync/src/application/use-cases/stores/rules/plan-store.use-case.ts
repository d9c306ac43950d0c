import { Injectable } from '@nestjs/common';
import { regainedGroups } from '../../../../domain/fields/field-ownership';
import type { OwnSettings } from '../../../../domain/stores/store';
import { StorePlanNotFoundError, StoreStateError } from '../../../../domain/stores/store.errors';
import { StoreRepository } from '../../../../domain/stores/store.repository';
import { PlanFullSync, type PlannedRow, type PlanOptions } from '../../../full-sync/plan-full-sync';
import { OneByOne } from '../../../full-sync/planning/one-by-one';
import {
  StorePlanRepository,
  type StorePlan,
  type StorePlanSummary,
} from '../../../full-sync/store-plan.repository';
import type { PlanningRules } from '../../../ports/store-policy.port';
import { StoreSettings } from '../../../ports/store-settings.port';
import { ListStores } from '../list-stores.use-case';
import { changedSettings } from './planned-rules';

/**
 * Says what other settings would do to a store's shop, by the dry run of a full sync: nothing is
 * written, and nothing of the store is changed.
 */
@Injectable()
export class PlanStore {
  constructor(
    private readonly list: ListStores,
    private readonly stores: StoreRepository,
    private readonly settings: StoreSettings,
    private readonly fullSync: PlanFullSync,
    private readonly plans: StorePlanRepository,
    private readonly oneByOne: OneByOne,
  ) {}

  /**
   * Plans some settings in place of a store's own; null takes one away. Throws
   * `StoreNotFoundError`, `ValidationError` that names the setting, `StoreStateError` for a store
   * that leaves or is being planned for just now, and faults of the ERP or the shop.
   */
  async execute(
    id: string,
    changes: Readonly<Record<string, string | null>>,
    requestedBy: string,
  ): Promise<StorePlan> {
    const store = await this.list.find(id);
    if (store.state === 'leaving')
      throw new StoreStateError(`The store ${id} is being removed`, 'STORE_LEAVING');
    const settings = changedSettings(store.settings, changes);
    const rules = this.settings.planningOf(settings);
    const settingsBefore = (await this.stores.rulesInForce(id)) ?? store.settings;
    const options = this.optionsOf(settingsBefore, rules);
    const plan = await this.oneByOne.hold(id, 'plan', (signal) =>
      this.fullSync.planBy(rules, id, { ...options, signal }),
    );
    return this.plans.add({ storeId: id, settings, settingsBefore, requestedBy, plan });
  }

  /** The last twenty plans of a store, the newest first. Throws `StoreNotFoundError`. */
  async recent(id: string): Promise<readonly StorePlanSummary[]> {
    await this.list.find(id);
    return this.plans.recent(id);
  }

  /** A plan that was made within the last day. Throws `StorePlanNotFoundError`. */
  async find(id: string, planId: string): Promise<StorePlan> {
    const plan = await this.plans.find(id, planId);
    if (plan === null) throw new StorePlanNotFoundError(id, planId);
    return plan;
  }

  /**
   * Every single change that a plan's settings would make by now, however many: read anew, product
   * by product. Throws as `find`, and faults of the ERP or the shop.
   */
  async changes(id: string, planId: string): Promise<AsyncIterable<PlannedRow>> {
    const { settings, settingsBefore } = await this.find(id, planId);
    const rules = this.settings.planningOf(settings);
    return this.fullSync.changesBy(rules, id, this.optionsOf(settingsBefore, rules));
  }

  /** What becomes Cypher's again is planned as if nothing of it were known. */
  private optionsOf(before: OwnSettings, { ownership }: PlanningRules): PlanOptions {
    return { forgotten: regainedGroups(this.settings.planningOf(before).ownership, ownership) };
  }
}
