import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { StoreSettings } from '../../application/ports/store-settings.port';
import { sameShopKey, type OwnSettings, type StoreCredentials } from '../../domain/stores/store';
import { ValidationError } from '../../domain/woocommerce.errors';
import { problemWithCredentials, shopCredential, shopUrl } from '../../shop-settings';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { readOwnSettings } from './own-settings';

/** Checks stores by the very schemas of the environment's settings. */
@Injectable()
export class CheckedStoreSettings extends StoreSettings {
  constructor(private readonly environment: WooCommerceSyncSettings) {
    super();
  }

  override readUrl(text: string): string {
    return read('url', shopUrl(), text);
  }

  override checkCredentials({ key, secret }: StoreCredentials): void {
    read('consumerKey', shopCredential(), key);
    read('consumerSecret', shopCredential(), secret);
    const problem = problemWithCredentials(key, secret);
    if (problem !== null) throw new ValidationError('consumerKey', problem);
  }

  override checkOwn(settings: OwnSettings): void {
    readOwnSettings(settings);
  }

  override isEnvironments(url: string): boolean {
    return sameShopKey(url) === sameShopKey(this.environment.WOOCOMMERCE_URL);
  }
}

function read(field: string, schema: z.ZodType<string>, text: string): string {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw new ValidationError(field, result.error.issues[0]?.message ?? 'cannot be read');
}
