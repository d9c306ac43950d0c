import type { PlanningRules, StockRule } from '../../application/ports/store-policy.port';
import { catalogRulesOf } from '../../catalog-settings';
import type { DriftAction } from '../../domain/drift/drift-repairs';
import { FieldOwnership } from '../../domain/fields/field-ownership';
import { minuteOfDay, shareAt, type ShareSchedule } from '../../domain/pace/share-schedule';
import type { PaceLimits } from '../../domain/pace/pace-state';
import { driftActionsOf } from '../../drift-settings';
import { bookedAfterMinutes, bookedBy, statusesIn } from '../../order-settings';
import { shareScheduleOf } from '../../share-settings';
import type { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';

/** What the settings of one store mean, read once. */
export class StoreRules {
  readonly planning: PlanningRules;
  readonly driftActions: ReadonlyMap<string, DriftAction>;
  readonly orderStatuses: ReadonlySet<string>;
  private readonly limits: Omit<PaceLimits, 'share'>;
  private readonly shares: ShareSchedule;

  constructor(readonly settings: WooCommerceSyncSettings) {
    this.limits = {
      maxBatchSize: settings.WOOCOMMERCE_MAX_BATCH_SIZE,
      maxWindow: settings.WOOCOMMERCE_MAX_CONCURRENCY,
      targetCallMs: settings.WOOCOMMERCE_TARGET_CALL_MS,
      gatherMs: settings.WOOCOMMERCE_GATHER_MS,
    };
    this.shares = shareScheduleOf(settings.SHOP_SHARE);
    this.planning = {
      catalog: catalogRulesOf(settings),
      ownership: new FieldOwnership(settings.FIELD_OWNERSHIP),
      customFields: settings.CUSTOM_FIELDS ?? new Map<string, string>(),
      stock: stockRuleOf(settings),
    };
    this.driftActions = driftActionsOf(settings.DRIFT_REPAIR);
    this.orderStatuses = statusesIn(settings.ORDER_STATUSES);
  }

  /** The bounds of its pace at a time. */
  limitsAt(now: Date): PaceLimits {
    return { ...this.limits, share: this.shareAt(now) };
  }

  /** How much of the shop may be ours at a time. */
  shareAt(now: Date): number {
    return shareAt(this.shares, minuteOfDay(now, this.settings.SHOP_TIME_ZONE));
  }
}

function stockRuleOf(settings: WooCommerceSyncSettings): StockRule {
  return {
    percent: settings.STOCK_PERCENT,
    safety: settings.STOCK_SAFETY,
    cap: settings.STOCK_CAP ?? null,
    bookedBy: bookedBy(settings.ORDERS_BOOKED),
    bookedAfterMinutes: bookedAfterMinutes(settings.ORDERS_BOOKED),
  };
}
