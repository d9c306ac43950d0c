import { Injectable } from '@nestjs/common';
import { RetentionPolicy } from '../application/ports/retention-policy.port';
import type { History } from '../domain/retention.repository';
import { WooCommerceSyncSettings } from '../woocommerce-sync.settings';

/** Retention as the settings say. */
@Injectable()
export class SettingsRetentionPolicy extends RetentionPolicy {
  constructor(private readonly settings: WooCommerceSyncSettings) {
    super();
  }

  override daysOf(history: History): number {
    return history === 'audit' ? this.settings.AUDIT_RETENTION_DAYS : this.settings.ITEM_RETENTION_DAYS;
  }
}
