import { Injectable } from '@nestjs/common';
import type { StoreChange } from '../../../../domain/stores/store.repository';
import { ValidationError } from '../../../../domain/woocommerce.errors';
import { FitToStart } from '../../../doctor/fit-to-start';
import { overruled } from '../../../doctor/overruled';
import type { ListedStore } from '../list-stores.use-case';
import { changedSettings, PlannedRules } from './planned-rules';

/** What is said of a change besides what it changes. */
export interface ChangeWord {
  /** The plan of its settings; null for none. */
  readonly planId?: string | null | undefined;
  /** Why the store is to be active in spite of what a check finds. */
  readonly despite?: string | undefined;
}

/** What has to be so before a change of a store counts. */
@Injectable()
export class ChangeTerms {
  constructor(
    private readonly rules: PlannedRules,
    private readonly fitness: FitToStart,
  ) {}

  /**
   * A change of rules holds only for the settings that it was planned for. Throws
   * `StorePlanNeededError` where it was not planned.
   */
  async planned(
    before: ListedStore,
    change: StoreChange,
    { planId = null }: ChangeWord,
  ): Promise<StoreChange> {
    if (change.settings === undefined) return change;
    const settings = changedSettings(before.settings, change.settings);
    const rulesAreNew = await this.rules.areNew(before, settings, planId);
    return rulesAreNew ? { ...change, rulesAreNew, settingsBefore: before.settings } : change;
  }

  /**
   * A store is made active only where its shop is fit for it. Answers what somebody overrules, for
   * the audit. Throws `StoreUnfitError`.
   */
  async fit(
    { id: storeId, state }: ListedStore,
    change: StoreChange,
    { despite }: ChangeWord,
  ): Promise<object> {
    if (change.state === 'active' && state !== 'active') {
      const { report } = await this.fitness.ofStore({ storeId, ...change }, state, despite);
      return overruled(report, despite);
    }
    if (despite === undefined) return {};
    throw new ValidationError('despite', 'is only said where a store is made active');
  }
}
