import { Injectable } from '@nestjs/common';
import { StorePolicy } from '../application/ports/store-policy.port';
import { FieldOwnership } from '../domain/field-ownership';
import type { PaceLimits } from '../domain/pace/store-pace';
import { WooCommerceSyncSettings } from '../woocommerce-sync.settings';

/** The operator's policy from the environment, the same for every store. */
@Injectable()
export class SettingsStorePolicy extends StorePolicy {
  private readonly limits: PaceLimits;
  private readonly fieldOwnership: FieldOwnership;
  private readonly customFieldKeys: ReadonlyMap<string, string>;

  constructor(private readonly settings: WooCommerceSyncSettings) {
    super();
    this.limits = {
      maxBatchSize: settings.WOOCOMMERCE_MAX_BATCH_SIZE,
      maxWindow: settings.WOOCOMMERCE_MAX_CONCURRENCY,
      targetCallMs: settings.WOOCOMMERCE_TARGET_CALL_MS,
      gatherMs: settings.WOOCOMMERCE_GATHER_MS,
    };
    this.fieldOwnership = new FieldOwnership(settings.FIELD_OWNERSHIP);
    this.customFieldKeys = settings.CUSTOM_FIELDS ?? new Map();
  }

  override paceLimits(_storeId: string): PaceLimits {
    return this.limits;
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

  override customFields(_storeId: string): ReadonlyMap<string, string> {
    return this.customFieldKeys;
  }

  override acknowledgesOrders(_storeId: string): boolean {
    return this.settings.ACKNOWLEDGE_ORDERS;
  }

  override allowsPrivateImageUrls(_storeId: string): boolean {
    return this.settings.ALLOW_PRIVATE_IMAGE_URLS;
  }
}
