import { Injectable } from '@nestjs/common';
import { RetentionPolicy } from '../application/ports/retention-policy.port';
import type { History } from '../domain/ledger/retention.repository';
import { WooCommerceSyncSettings } from '../woocommerce-sync.settings';

/** Deliveries are asked about by the watch, of one day; hints that were read by nobody. */
const DELIVERY_DAYS = 3;

/** Retention as the settings say. */
@Injectable()
export class SettingsRetentionPolicy extends RetentionPolicy {
  constructor(private readonly settings: WooCommerceSyncSettings) {
    super();
  }

  override daysOf(history: History): number {
    switch (history) {
      case 'audit':
      case 'order-commands':
        return this.settings.AUDIT_RETENTION_DAYS;
      case 'orders':
        return this.settings.ORDER_RETENTION_DAYS;
      case 'unknown-items':
        return this.settings.UNKNOWN_ITEM_RETENTION_DAYS;
      case 'webhook-deliveries':
      case 'hints':
        return DELIVERY_DAYS;
      case 'flows':
        return this.settings.SERIES_RETENTION_DAYS;
      case 'items':
      case 'runs':
      case 'order-pulls':
      case 'order-checks':
      case 'drift-runs':
      case 'run-products':
        return this.settings.ITEM_RETENTION_DAYS;
    }
  }
}
