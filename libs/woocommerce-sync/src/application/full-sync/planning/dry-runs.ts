import { Injectable } from '@nestjs/common';
import type { FullSyncPlan } from '../full-sync-plan';
import { PlanFullSync, type PlannedRow, type PlanWish } from '../plan-full-sync';
import { OneByOne } from './one-by-one';

/**
 * The dry runs that people ask for. One that asks the shop for its values reads all of it: of each
 * shop one goes on at a time.
 */
@Injectable()
export class DryRuns {
  constructor(
    private readonly plans: PlanFullSync,
    private readonly oneByOne: OneByOne,
  ) {}

  /** As `PlanFullSync.execute`. Throws `StoreStateError` (`ASK_SHOP_GOING`) as well. */
  execute(storeId: string, wish: PlanWish): Promise<FullSyncPlan> {
    if (!wish.askShop) return this.plans.execute(storeId, wish);
    return this.oneByOne.hold(storeId, 'ask-shop', (signal) =>
      this.plans.execute(storeId, { ...wish, signal }),
    );
  }

  /** As `PlanFullSync.changes`. Throws alike. */
  changes(storeId: string, wish: PlanWish): AsyncIterable<PlannedRow> {
    if (!wish.askShop) return this.plans.changes(storeId, wish);
    return this.oneByOne.each(storeId, 'ask-shop', (signal) =>
      this.plans.changes(storeId, { ...wish, signal }),
    );
  }
}
