import { Injectable } from '@nestjs/common';
import { StoreRepository, type StoreChange } from '../../../domain/stores/store.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { FitToStart } from '../../doctor/fit-to-start';
import { overruled } from '../../doctor/overruled';
import { regainedGroups, type FieldOwnership } from '../../../domain/fields/field-ownership';
import type { OwnSettings } from '../../../domain/stores/store';
import { StoreClients } from '../../ports/store-client.port';
import { StoreSettings } from '../../ports/store-settings.port';
import type { ListedStore } from './list-stores.use-case';
import { StoreActivation } from './store-activation';
import { changedSettings, PlannedRules } from './rules/planned-rules';

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
    private readonly stores: StoreRepository,
    private readonly rules: PlannedRules,
    private readonly activation: StoreActivation,
    private readonly fitness: FitToStart,
    private readonly clients: StoreClients,
    private readonly settings: StoreSettings,
  ) {}

  /**
   * A change of rules holds only for the store that it was decided and planned for. Throws
   * `StorePlanNeededError` where it was not planned.
   */
  async planned(
    before: ListedStore,
    change: StoreChange,
    { planId = null }: ChangeWord,
  ): Promise<StoreChange> {
    const { settings, state } = change;
    if (settings === undefined && state === undefined && planId === null) return change;
    const inForce = await this.stores.rulesInForce(before.id);
    const after = {
      id: before.id,
      state: state ?? before.state,
      settings: changedSettings(before.settings, settings ?? {}),
    };
    const rulesAreNew = await this.rules.areNew(inForce, after, planId);
    if (!rulesAreNew || inForce === null) return { ...change, before };
    const owns = (own: OwnSettings): FieldOwnership => this.settings.planningOf(own).ownership;
    const regained = regainedGroups(owns(inForce), owns(after.settings));
    return { ...change, rulesAreNew, regained, before };
  }

  /**
   * A store is made active only where its adoption is decided, and its shop is fit for it, and an
   * active one gets no keys that do not open its shop. Answers
   * what somebody overrules, for the audit. Throws `AdoptionStateError`, `StoreUnfitError`.
   */
  async fit(
    { id: storeId, state }: ListedStore,
    change: StoreChange,
    { despite }: ChangeWord,
  ): Promise<object> {
    if (change.state === 'active' && state !== 'active') {
      await this.activation.mustBeDecided(storeId);
      // What another process has just changed of it is what is checked.
      await this.clients.refresh();
      const { report } = await this.fitness.ofStore({ storeId, ...change }, state, despite);
      // The check took its time: somebody may have begun an adoption meanwhile.
      await this.activation.mustBeDecided(storeId);
      return overruled(report, despite);
    }
    if (state === 'active' && change.state !== 'draft' && change.credentials !== undefined) {
      await this.clients.refresh();
      const { report } = await this.fitness.ofNewKeys({ storeId, ...change }, despite);
      return overruled(report, despite);
    }
    if (despite === undefined) return {};
    throw new ValidationError(
      'despite',
      'is only said where a store is made active, or an active one gets new keys',
    );
  }
}
