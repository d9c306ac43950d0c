import { z } from 'zod';
import type {
  Heard,
  SettingValues,
  SiteIndex,
  SkuRow,
  SystemStatus,
} from '../../../domain/doctor/observations';
import type { JsonAnswer } from '../../http/json-exchange';
import { PAGE_SIZE } from '../client/woocommerce-api.client';

const text = z.string().nullable().catch(null);
const whole = z.number().int().nullable().catch(null);
const flag = z.boolean().nullable().catch(null);

const siteReply = z.object({
  home: text,
  timezone_string: text,
  namespaces: z.array(z.string()).catch([]),
});

const statusReply = z.object({
  environment: z.object({
    version: text,
    wp_version: text,
    php_version: text,
    wp_memory_limit: whole,
    php_max_execution_time: whole,
    wp_cron: flag,
  }),
  settings: z.object({ HPOS_enabled: flag, HPOS_sync_enabled: flag }).optional(),
  security: z.object({ hide_errors: flag }).optional(),
  active_plugins: z
    .array(z.object({ plugin: z.string(), name: z.string() }))
    .optional()
    .catch(undefined),
});

const settingsReply = z.array(z.object({ id: z.string(), value: z.unknown() }));
const skuRows = z.array(
  z.object({
    id: z.number().int(),
    sku: z.string().catch(''),
    parent_id: z.number().int().catch(0),
  }),
);
const togetherReply = z.object({
  update: z.tuple([z.object({ error: z.object({ code: z.string() }) })]),
});
const dueRows = z.array(z.object({ date_created_gmt: z.string() }).catch({ date_created_gmt: '' }));

/** What of the API's index is asked for; the whole of it is megabytes. */
export const SITE_FIELDS = 'home,timezone_string,namespaces';

/**
 * What of the status is asked for. Each by its name: whoever asks for all of `environment` has the
 * shop call two other sites first.
 */
export const STATUS_FIELDS = [
  ...Object.keys(statusReply.shape.environment.shape).map((name) => `environment.${name}`),
  'settings.HPOS_enabled',
  'settings.HPOS_sync_enabled',
  'security.hide_errors',
  'active_plugins',
].join(',');

/** What of it tells of an update. */
export const VERSION_FIELDS = 'environment.version,environment.wp_version,environment.php_version';

/** The index of a site; null where it is none. */
export function readSite(json: unknown): SiteIndex | null {
  const site = siteReply.safeParse(json).data;
  if (site === undefined) return null;
  return { home: site.home, timeZone: site.timezone_string, namespaces: site.namespaces };
}

/** The status of a shop; null where it cannot be read. */
export function readStatus(json: unknown): SystemStatus | null {
  const status = statusReply.safeParse(json).data;
  if (status === undefined) return null;
  const { environment, settings, security, active_plugins: plugins } = status;
  return {
    woocommerce: environment.version,
    wordpress: environment.wp_version,
    php: environment.php_version,
    memoryBytes: environment.wp_memory_limit,
    timeLimitSeconds: environment.php_max_execution_time,
    runsCronByVisitors: environment.wp_cron,
    hidesErrors: security?.hide_errors ?? null,
    hpos: settings?.HPOS_enabled ?? null,
    hposSync: settings?.HPOS_sync_enabled ?? null,
    plugins: plugins?.map(({ plugin: file, name }) => ({ file, name })) ?? null,
  };
}

/** Settings of a group by their ids; those that are no text are left out. */
export function readSettings(json: unknown): SettingValues {
  const rows = settingsReply.safeParse(json).data ?? [];
  const texts = rows.flatMap(({ id, value }) =>
    typeof value === 'string' || typeof value === 'number' ? [[id, String(value)]] : [],
  );
  return Object.fromEntries(texts) as SettingValues;
}

/** Products or variations with their SKUs. */
export function readSkus(json: unknown): SkuRow[] {
  const rows = skuRows.safeParse(json).data ?? [];
  return rows.map(({ id, sku, parent_id: parentId }) => ({ id, sku, parentId }));
}

/** The first variation of a list that has a product; null where there is none. */
export function readVariation(json: unknown): SkuRow | null {
  return readSkus(json).find(({ parentId }) => parentId > 0) ?? null;
}

/** Whether an entry was looked for below the product that it names; null for any other answer. */
export function isHeeded(json: unknown): boolean | null {
  const code = togetherReply.safeParse(json).data?.update[0].error.code;
  if (code === 'woocommerce_variation_invalid_image_id') return true;
  return code === 'woocommerce_rest_product_variation_invalid_id' ? false : null;
}

/** When products are due that the shop is to publish by itself. */
export function readDue(json: unknown): Date[] {
  const rows = dueRows.safeParse(json).data ?? [];
  return rows
    .map(({ date_created_gmt: at }) => new Date(`${at}Z`))
    .filter((at) => !Number.isNaN(at.getTime()));
}

/**
 * Whether the rows of a list show the id that was asked for, and nothing else; null for no rows.
 */
export function showsIdsAlone(json: unknown): boolean | null {
  const [row] = z.array(z.record(z.string(), z.unknown())).safeParse(json).data ?? [];
  return row === undefined ? null : Object.keys(row).every((name) => name === 'id');
}

/** How many entries a batch may have, by the refusal of one that is too large; null as usual. */
export function limitIn({ message }: Heard): number | null {
  const number = /\d+/.exec(message ?? '')?.[0];
  return number === undefined || Number(number) >= PAGE_SIZE ? null : Number(number);
}

/**
 * By how many ms the shop's clock is ahead, by the header that every server sets; what a cache has
 * kept says nothing of now.
 */
export function aheadIn({ headers }: JsonAnswer, sentAt: Date, receivedAt: Date): number | null {
  const at = new Date(headers['date'] ?? '').getTime();
  if (Number.isNaN(at) || headers['age'] !== undefined) return null;
  const middle = (sentAt.getTime() + receivedAt.getTime()) / 2;
  // It has whole seconds.
  return Math.round(at + 500 - middle);
}
