import { Injectable } from '@nestjs/common';
import { Clock } from '../../application/ports/clock.port';
import {
  StorePolicy,
  type OrderWriting,
  type PlanningRules,
  type StockRule,
} from '../../application/ports/store-policy.port';
import type { DriftAction } from '../../domain/drift/drift-repairs';
import type { FieldOwnership } from '../../domain/fields/field-ownership';
import type { PaceLimits } from '../../domain/pace/pace-state';
import type { HintSubject } from '../../domain/webhooks/webhook-topic';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { StoreDirectory } from './store-directory';
import { StoreRules } from './store-rules';

/** So many times more seldom the canary is read where nothing follows from it. */
const SELDOM = 6;

/** The operator's policy: each store's own settings, and the environment's where it has none. */
@Injectable()
export class SettingsStorePolicy extends StorePolicy {
  private readonly rules = new WeakMap<WooCommerceSyncSettings, StoreRules>();
  private readonly lastKnown = new Map<string, WooCommerceSyncSettings>();

  constructor(
    private readonly directory: StoreDirectory,
    private readonly environment: WooCommerceSyncSettings,
    private readonly clock: Clock,
  ) {
    super();
  }

  override paceLimits(storeId: string): PaceLimits {
    return this.rulesOf(storeId).limitsAt(this.clock.now());
  }

  override timeZone(storeId: string): string {
    return this.settingsOf(storeId).SHOP_TIME_ZONE;
  }

  override canaryMs(storeId: string): number {
    const rules = this.rulesOf(storeId);
    const everyMs = rules.settings.SHOP_CANARY_SECONDS * 1_000;
    // Where all of the shop is ours nothing follows from it, but to be shown.
    return rules.shareAt(this.clock.now()) < 1 ? everyMs : SELDOM * everyMs;
  }

  override maxPauseMs(storeId: string): number {
    return this.settingsOf(storeId).WOOCOMMERCE_MAX_PAUSE_SECONDS * 1_000;
  }

  override keepsManualOffers(storeId: string): boolean {
    return this.settingsOf(storeId).ALLOW_MANUAL_WOOCOMMERCE_OFFERS;
  }

  override planning(storeId: string): PlanningRules {
    return this.rulesOf(storeId).planning;
  }

  override ownership(storeId: string): FieldOwnership {
    return this.planning(storeId).ownership;
  }

  override keepsShopAttributes(storeId: string): boolean {
    return this.settingsOf(storeId).KEEP_SHOP_ATTRIBUTES;
  }

  override driftActions(storeId: string): ReadonlyMap<string, DriftAction> {
    return this.rulesOf(storeId).driftActions;
  }

  override customFields(storeId: string): ReadonlyMap<string, string> {
    return this.planning(storeId).customFields;
  }

  override orderStatuses(storeId: string): ReadonlySet<string> {
    return this.rulesOf(storeId).orderStatuses;
  }

  override stockRule(storeId: string): StockRule {
    return this.planning(storeId).stock;
  }

  override hintSubjects(storeId: string): readonly HintSubject[] {
    return this.settingsOf(storeId).PRODUCT_WEBHOOKS ? ['order', 'product'] : ['order'];
  }

  override orderCheckDays(storeId: string): number {
    return this.settingsOf(storeId).ORDER_CHECK_DAYS;
  }

  override acknowledgesOrders(storeId: string): boolean {
    return this.settingsOf(storeId).ACKNOWLEDGE_ORDERS;
  }

  override orderWriting(storeId: string): OrderWriting {
    const settings = this.settingsOf(storeId);
    return {
      shippedStatus: settings.ORDER_SHIPPED_STATUS,
      tracking: settings.ORDER_TRACKING,
      writesDocuments: settings.ORDER_DOCUMENT_META,
      paysBack: settings.ORDER_REFUND_BY_GATEWAY,
    };
  }

  override allowsPrivateImageUrls(storeId: string): boolean {
    // It is the shop that fetches them, from where it stands.
    return this.settingsOf(storeId).ALLOW_PRIVATE_IMAGE_URLS;
  }

  private settingsOf(storeId: string): WooCommerceSyncSettings {
    const known = this.directory.find(storeId)?.settings;
    if (known !== undefined) this.lastKnown.set(storeId, known);
    // A store may have gone while something of it was under way: that ends by its own rules, and
    // never at the prices of another shop.
    return known ?? this.lastKnown.get(storeId) ?? this.environment;
  }

  private rulesOf(storeId: string): StoreRules {
    const settings = this.settingsOf(storeId);
    const known = this.rules.get(settings);
    if (known !== undefined) return known;
    const rules = new StoreRules(settings);
    this.rules.set(settings, rules);
    return rules;
  }
}
