import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { PlanningRules } from '../../application/ports/store-policy.port';
import { StoreSettings } from '../../application/ports/store-settings.port';
import { problemWithHiding } from '../../catalog-settings';
import type { EnvironmentRules } from '../../domain/stores/inherited-rules';
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

  override environmentOf(names: readonly string[]): EnvironmentRules {
    const values = this.environment as unknown as Readonly<Record<string, unknown>>;
    return Object.fromEntries(names.map((name) => [name, fixedForm(values[name])]));
  }

  override isEnvironments(url: string): boolean {
    return sameShopKey(url) === sameShopKey(this.environment.WOOCOMMERCE_URL);
  }

  private with(settings: OwnSettings): WooCommerceSyncSettings {
    return withOwnSettings(this.environment, settings);
  }
}

/** A value as text, the same for the same meaning: what has no order is sorted. */
function fixedForm(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Set) return fixedForm([...value].map(fixedForm).sort());
  if (value instanceof Map) return fixedForm(Object.fromEntries(value));
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, inner]) => [
          name,
          typeof inner === 'object' ? fixedForm(inner) : (inner as unknown),
        ]),
    ),
  );
}

function read(field: string, schema: z.ZodType<string>, text: string): string {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw new ValidationError(field, result.error.issues[0]?.message ?? 'cannot be read');
}
