import { Injectable } from '@nestjs/common';
import { Clock } from '../application/ports/clock.port';
import {
  StorePolicy,
  type OrderWriting,
  type StockRule,
} from '../application/ports/store-policy.port';
import type { DriftAction } from '../domain/drift/drift-repairs';
import { FieldOwnership } from '../domain/fields/field-ownership';
import { minuteOfDay, shareAt, type ShareSchedule } from '../domain/pace/share-schedule';
import type { PaceLimits } from '../domain/pace/pace-state';
import { driftActionsOf } from '../drift-settings';
import { bookedAfterMinutes, bookedBy, statusesIn } from '../order-settings';
import { shareScheduleOf } from '../share-settings';
import { WooCommerceSyncSettings } from '../woocommerce-sync.settings';

/** So many times more seldom the canary is read where nothing follows from it. */
const SELDOM = 6;

/** The operator's policy from the environment, the same for every store. */
@Injectable()
export class SettingsStorePolicy extends StorePolicy {
  private readonly limits: Omit<PaceLimits, 'share'>;
  private readonly shares: ShareSchedule;
  private readonly fieldOwnership: FieldOwnership;
  private readonly customFieldKeys: ReadonlyMap<string, string>;
  private readonly repairs: ReadonlyMap<string, DriftAction>;
  private readonly takenStatuses: ReadonlySet<string>;

  constructor(
    private readonly settings: WooCommerceSyncSettings,
    private readonly clock: Clock,
  ) {
    super();
    this.limits = {
      maxBatchSize: settings.WOOCOMMERCE_MAX_BATCH_SIZE,
      maxWindow: settings.WOOCOMMERCE_MAX_CONCURRENCY,
      targetCallMs: settings.WOOCOMMERCE_TARGET_CALL_MS,
      gatherMs: settings.WOOCOMMERCE_GATHER_MS,
    };
    this.shares = shareScheduleOf(settings.SHOP_SHARE);
    this.fieldOwnership = new FieldOwnership(settings.FIELD_OWNERSHIP);
    this.customFieldKeys = settings.CUSTOM_FIELDS ?? new Map();
    this.repairs = driftActionsOf(settings.DRIFT_REPAIR);
    this.takenStatuses = statusesIn(settings.ORDER_STATUSES);
  }

  override paceLimits(_storeId: string): PaceLimits {
    return { ...this.limits, share: this.shareNow() };
  }

  override canaryMs(_storeId: string): number {
    const everyMs = this.settings.SHOP_CANARY_SECONDS * 1_000;
    // Where all of the shop is ours nothing follows from it, but to be shown.
    return this.shareNow() < 1 ? everyMs : SELDOM * everyMs;
  }

  override maxPauseMs(_storeId: string): number {
    return this.settings.WOOCOMMERCE_MAX_PAUSE_SECONDS * 1_000;
  }

  override keepsManualOffers(_storeId: string): boolean {
    return this.settings.ALLOW_MANUAL_WOOCOMMERCE_OFFERS;
  }

  override ownership(_storeId: string): FieldOwnership {
    return this.fieldOwnership;
  }

  override keepsShopAttributes(_storeId: string): boolean {
    return this.settings.KEEP_SHOP_ATTRIBUTES;
  }

  override driftActions(_storeId: string): ReadonlyMap<string, DriftAction> {
    return this.repairs;
  }

  override customFields(_storeId: string): ReadonlyMap<string, string> {
    return this.customFieldKeys;
  }

  override orderStatuses(_storeId: string): ReadonlySet<string> {
    return this.takenStatuses;
  }

  override stockRule(_storeId: string): StockRule {
    const { STOCK_SAFETY: safety, STOCK_CAP: cap = null, ORDERS_BOOKED: booked } = this.settings;
    return {
      safety,
      cap,
      bookedBy: bookedBy(booked),
      bookedAfterMinutes: bookedAfterMinutes(booked),
    };
  }

  override orderCheckDays(_storeId: string): number {
    return this.settings.ORDER_CHECK_DAYS;
  }

  override acknowledgesOrders(_storeId: string): boolean {
    return this.settings.ACKNOWLEDGE_ORDERS;
  }

  override orderWriting(_storeId: string): OrderWriting {
    return {
      shippedStatus: this.settings.ORDER_SHIPPED_STATUS,
      tracking: this.settings.ORDER_TRACKING,
      writesDocuments: this.settings.ORDER_DOCUMENT_META,
      paysBack: this.settings.ORDER_REFUND_BY_GATEWAY,
    };
  }

  override allowsPrivateImageUrls(_storeId: string): boolean {
    return this.settings.ALLOW_PRIVATE_IMAGE_URLS;
  }

  private shareNow(): number {
    return shareAt(this.shares, minuteOfDay(this.clock.now(), this.settings.SHOP_TIME_ZONE));
  }
}
