import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { PlanningRules } from '../../application/ports/store-policy.port';
import { StoreSettings } from '../../application/ports/store-settings.port';
import { problemWithHiding } from '../../catalog-settings';
import { sameShopKey, type OwnSettings, type StoreCredentials } from '../../domain/stores/store';
import { ValidationError } from '../../domain/woocommerce.errors';
import { problemWithCredentials, shopCredential, shopUrl } from '../../shop-settings';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { isForbidden } from '../http/forbidden-address';
import { withOwnSettings } from './own-settings';
import { StoreRules } from './store-rules';

/** Checks stores by the very schemas of the environment's settings. */
@Injectable()
export class CheckedStoreSettings extends StoreSettings {
  constructor(private readonly environment: WooCommerceSyncSettings) {
    super();
  }

  override readUrl(text: string): string {
    const url = read('url', shopUrl(), text);
    if (isForbidden(new URL(url).hostname))
      throw new ValidationError(
        'url',
        'is an address that no shop has, as one of a link (169.254.0.0/16, fe80::/10)',
      );
    return url;
  }

  override checkCredentials({ key, secret }: StoreCredentials): void {
    read('consumerKey', shopCredential(), key);
    read('consumerSecret', shopCredential(), secret);
    const problem = problemWithCredentials(key, secret);
    if (problem !== null) throw new ValidationError('consumerKey', problem);
  }

  override checkOwn(settings: OwnSettings): void {
    const { PRODUCT_FILTER_LEAVES: leaves, FIELD_OWNERSHIP: owners } = this.with(settings);
    const problem = problemWithHiding(leaves, owners);
    if (problem !== null) throw new ValidationError('settings.PRODUCT_FILTER_LEAVES', problem);
  }

  override planningOf(settings: OwnSettings): PlanningRules {
    this.checkOwn(settings);
    return new StoreRules(this.with(settings)).planning;
  }

  override isEnvironments(url: string): boolean {
    return sameShopKey(url) === sameShopKey(this.environment.WOOCOMMERCE_URL);
  }

  private with(settings: OwnSettings): WooCommerceSyncSettings {
    return withOwnSettings(this.environment, settings);
  }
}

function read(field: string, schema: z.ZodType<string>, text: string): string {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw new ValidationError(field, result.error.issues[0]?.message ?? 'cannot be read');
}
