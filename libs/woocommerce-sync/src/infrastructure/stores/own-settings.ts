import { ValidationError } from '../../domain/woocommerce.errors';
import type { CallableStore } from '../../domain/stores/store.repository';
import type { OwnSettings } from '../../domain/stores/store';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';

/** The settings that each store may have for itself; all others hold for the whole service. */
export const SETTINGS_OF_STORES = [
  'WOOCOMMERCE_TIMEOUT_MS',
  'WOOCOMMERCE_MAX_ANSWER_BYTES',
  'WOOCOMMERCE_MAX_BATCH_SIZE',
  'WOOCOMMERCE_MAX_CONCURRENCY',
  'WOOCOMMERCE_TARGET_CALL_MS',
  'WOOCOMMERCE_GATHER_MS',
  'WOOCOMMERCE_MAX_PAUSE_SECONDS',
  'SHOP_SHARE',
  'SHOP_TIME_ZONE',
  'SHOP_CANARY_SECONDS',
  'FIELD_OWNERSHIP',
  'KEEP_SHOP_ATTRIBUTES',
  'CUSTOM_FIELDS',
  'ALLOW_MANUAL_WOOCOMMERCE_OFFERS',
  'DRIFT_REPAIR',
  'PRODUCT_WEBHOOKS',
  'ALLOW_PRIVATE_IMAGE_URLS',
  'FULL_SYNC_CRON',
  'DRIFT_CRON',
  'PRICE_LIST',
  'PRICE_LIST_FALLBACK',
  'PRICE_CURRENCY',
  'STOCK_WAREHOUSES',
  'STOCK_PERCENT',
  'STOCK_SAFETY',
  'STOCK_CAP',
  'SHOP_LANGUAGE',
  'PRODUCT_FILTER',
  'PRODUCT_FILTER_LEAVES',
  'ORDERS_BOOKED',
  'ORDER_STATUSES',
  'ORDER_CUSTOM_FIELDS',
  'ORDER_CHECK_DAYS',
  'ACKNOWLEDGE_ORDERS',
  'ORDER_DOCUMENT_META',
  'ORDER_SHIPPED_STATUS',
  'ORDER_TRACKING',
  'ORDER_REFUND_BY_GATEWAY',
] as const satisfies readonly (keyof WooCommerceSyncSettings)[];

const NAMES: ReadonlySet<string> = new Set(SETTINGS_OF_STORES);

type Values = ConstructorParameters<typeof WooCommerceSyncSettings>[0];

/**
 * Reads the settings of a store, as the environment's are read.
 * @throws ValidationError that names the setting, as `settings.STOCK_SAFETY`
 */
export function readOwnSettings(own: OwnSettings): Partial<Values> {
  const read = Object.entries(own).map(([name, text]) => [name, readOne(name, text)]);
  return Object.fromEntries(read) as Partial<Values>;
}

/** The environment's settings with those of a store before them. */
export function settingsOf(
  environment: WooCommerceSyncSettings,
  { store, credentials }: CallableStore,
): WooCommerceSyncSettings {
  return new WooCommerceSyncSettings({
    ...valuesWith(environment, store.settings),
    WOOCOMMERCE_URL: store.url,
    WOOCOMMERCE_CONSUMER_KEY: credentials?.key ?? '',
    WOOCOMMERCE_CONSUMER_SECRET: credentials?.secret ?? '',
  });
}

/** The same, with the shop of the environment. */
export function withOwnSettings(
  environment: WooCommerceSyncSettings,
  own: OwnSettings,
): WooCommerceSyncSettings {
  return new WooCommerceSyncSettings(valuesWith(environment, own));
}

function valuesWith(environment: WooCommerceSyncSettings, own: OwnSettings): Values {
  const values = Object.fromEntries(Object.entries(environment)) as unknown as Values;
  return { ...values, ...readOwnSettings(own) };
}

function readOne(name: string, text: string): unknown {
  const schema = NAMES.has(name) ? WooCommerceSyncSettings.shape[name as keyof Values] : undefined;
  if (schema === undefined)
    throw new ValidationError(
      `settings.${name}`,
      `is no setting of a store; those are ${SETTINGS_OF_STORES.join(', ')}`,
    );
  // As in the environment an empty text is none; here that holds before what the environment says.
  const result = schema.safeParse(text.trim() === '' ? undefined : text);
  if (result.success) return result.data;
  throw new ValidationError(
    `settings.${name}`,
    result.error.issues[0]?.message ?? 'cannot be read',
  );
}
