import { goodHost, type HostSetup } from '../../../../apps/sandbox/src/store/host/host-setup';
import {
  shopSettings,
  type ShopSettings,
} from '../../../../apps/sandbox/src/store/state/shop-settings';
import type { ShopDriver } from '../../../support/world/shop-driver';

/** Keys of the shop, besides the one that may do everything. */
export const KEYS = {
  good: { key: 'ck_of_the_doctor', secret: 'cs_of_the_doctor_5512', permissions: 'read_write' },
  reading: { key: 'ck_reading', secret: 'cs_reading_5512', permissions: 'read' },
  writing: { key: 'ck_writing', secret: 'cs_writing_5512', permissions: 'write' },
  customers: {
    key: 'ck_customers',
    secret: 'cs_customers_5512',
    permissions: 'read_write',
    role: 'customer',
  },
} as const;

/** A way in which a shop is set up wrongly. */
export interface BrokenSetup {
  readonly name: string;
  /** The code of what a check has to find. */
  readonly code: string;
  readonly severity: 'blocking' | 'warning' | 'info';
  /** A part of how it is mended. */
  readonly mend: string;
  readonly arrange?: (shop: ShopDriver) => unknown;
  /** What is said of the shop, where it is not its address with the good key. */
  readonly request?: (shop: ShopDriver) => object;
  /** Settings of the store that is to be. */
  readonly settings?: Readonly<Record<string, string>>;
}

const host =
  (setup: Partial<HostSetup>) =>
  (shop: ShopDriver): void => {
    shop.host = { ...goodHost(), ...setup };
  };

const settings =
  (wish: Partial<ShopSettings>) =>
  (shop: ShopDriver): void => {
    Object.assign(shop.settings, wish);
  };

const software = (wish: Partial<ShopSettings['software']>) =>
  settings({ software: { ...shopSettings.parse({}).software, ...wish } });

const key =
  ({ key: consumerKey, secret: consumerSecret }: { key: string; secret: string }) =>
  () => ({
    consumerKey,
    consumerSecret,
  });

/** Numbers have no `www.` before them. */
const byName = ({ url }: ShopDriver): string => url.replace('127.0.0.1', 'localhost');

/** The address. */
const ADDRESS: readonly BrokenSetup[] = [
  {
    name: 'a name that nobody knows',
    code: 'ADDRESS_UNKNOWN',
    severity: 'blocking',
    mend: 'DNS record',
    request: () => ({ url: 'http://no-such-shop.invalid' }),
  },
  {
    name: 'a port at which nobody listens',
    code: 'SHOP_UNREACHABLE',
    severity: 'blocking',
    mend: 'See that the shop is up',
    request: () => ({ url: 'http://127.0.0.1:9' }),
  },
  {
    name: 'http that is redirected to https',
    code: 'REDIRECTS_TO_HTTPS',
    severity: 'blocking',
    mend: 'to the https address',
    arrange: (shop) => {
      host({ redirectsTo: shop.url.replace('http:', 'https:') })(shop);
    },
  },
  {
    name: 'another form of its name',
    code: 'REDIRECTS_TO_WWW',
    severity: 'blocking',
    mend: 'the form that the shop redirects to',
    arrange: (shop) => {
      host({ redirectsTo: byName(shop).replace('//', '//www.') })(shop);
    },
    request: (shop) => ({ url: byName(shop) }),
  },
  {
    name: 'another host',
    code: 'REDIRECTS_ELSEWHERE',
    severity: 'blocking',
    mend: 'where the shop really is',
    arrange: host({ redirectsTo: 'https://elsewhere.example' }),
  },
  {
    name: 'plain permalinks',
    code: 'PERMALINKS_PLAIN',
    severity: 'blocking',
    mend: 'Settings → Permalinks',
    arrange: host({ permalinks: 'plain' }),
  },
  {
    name: 'a web server that does not rewrite',
    code: 'PERMALINKS_NOT_REWRITTEN',
    severity: 'blocking',
    mend: '/index.php',
    arrange: host({ permalinks: 'index-php' }),
  },
  {
    name: 'an address below the shop’s',
    code: 'NO_WORDPRESS',
    severity: 'blocking',
    mend: 'home page of the shop',
    request: (shop) => ({ url: `${shop.url}/elsewhere` }),
  },
  {
    name: 'WordPress without WooCommerce',
    code: 'WOOCOMMERCE_MISSING',
    severity: 'blocking',
    mend: 'Activate or update WooCommerce',
    arrange: host({ withoutWooCommerce: true }),
  },
  {
    name: 'maintenance mode',
    code: 'MAINTENANCE_MODE',
    severity: 'blocking',
    mend: 'End the maintenance',
    arrange: host({ maintenance: true }),
  },
  {
    name: 'a check for robots',
    code: 'PAGE_INSTEAD_OF_ANSWER',
    severity: 'blocking',
    mend: 'WAF rule',
    arrange: host({ challenges: true }),
  },
  {
    name: 'notices of PHP before the JSON',
    code: 'OUTPUT_BEFORE_JSON',
    severity: 'blocking',
    mend: 'WP_DEBUG_DISPLAY',
    arrange: host({ printsNotices: true }),
  },
  {
    name: 'a shop that fails',
    code: 'SHOP_ERROR',
    severity: 'blocking',
    mend: 'PHP error log',
    arrange: (shop) => shop.faults.add({ kind: 'server-error' }),
  },
  {
    name: 'a limit of calls',
    code: 'RATE_LIMITED',
    severity: 'blocking',
    mend: 'raise the limit',
    arrange: (shop) => shop.faults.add({ kind: 'rate-limit', route: 'GET /products' }),
  },
];

/** The key, and what stands before the shop. */
const ACCESS: readonly BrokenSetup[] = [
  {
    name: 'a key that it does not know',
    code: 'KEY_UNKNOWN',
    severity: 'blocking',
    mend: 'Make a key with read and write permission',
    request: key({ key: 'ck_of_nobody', secret: 'cs_of_nobody' }),
  },
  {
    name: 'a wrong secret',
    code: 'SECRET_WRONG',
    severity: 'blocking',
    mend: 'in one piece',
    request: key({ ...KEYS.good, secret: 'cs_of_another' }),
  },
  {
    name: 'a key that may only read',
    code: 'KEY_READ_ONLY',
    severity: 'blocking',
    mend: 'Read/Write',
    request: key(KEYS.reading),
  },
  {
    name: 'a key that may only write',
    code: 'KEY_WRITE_ONLY',
    severity: 'blocking',
    mend: 'Read/Write',
    request: key(KEYS.writing),
  },
  {
    name: 'a key of a customer',
    code: 'USER_WITHOUT_RIGHTS',
    severity: 'blocking',
    mend: 'Shop manager',
    request: key(KEYS.customers),
  },
  {
    name: 'a clock that is twenty minutes off',
    code: 'CLOCK_REFUSED',
    severity: 'blocking',
    mend: 'NTP',
    arrange: host({ clockAheadSeconds: 1_200 }),
  },
  {
    name: 'a firewall before calls with a key',
    code: 'CALLS_BLOCKED',
    severity: 'blocking',
    mend: '/wp-json/wc/',
    arrange: (shop) => shop.faults.add({ kind: 'forbidden', route: 'GET /products' }),
  },
  {
    name: 'a firewall before writes',
    code: 'WRITES_BLOCKED',
    severity: 'blocking',
    mend: 'Have POST',
    arrange: host({ blocks: ['POST'] }),
  },
  {
    name: 'a host that blocks PUT and DELETE',
    code: 'METHODS_BLOCKED',
    severity: 'info',
    mend: 'Nothing',
    arrange: host({ blocks: ['PUT', 'DELETE'] }),
  },
  {
    name: 'webhooks that the user may not see',
    code: 'PROBE_FAILED',
    severity: 'warning',
    mend: 'PHP error log',
    arrange: (shop) => shop.faults.add({ kind: 'forbidden', route: 'GET /webhooks' }),
  },
];

/** What the shop runs on. */
const SOFTWARE: readonly BrokenSetup[] = [
  {
    name: 'an old WooCommerce',
    code: 'WOOCOMMERCE_OLD',
    severity: 'warning',
    mend: 'Update WooCommerce',
    arrange: software({ woocommerce: '8.1.1' }),
  },
  {
    name: 'an old PHP',
    code: 'PHP_OLD',
    severity: 'warning',
    mend: 'PHP 8.2',
    arrange: software({ php: '7.4.33' }),
  },
  {
    name: 'little memory',
    code: 'MEMORY_LOW',
    severity: 'warning',
    mend: 'WP_MEMORY_LIMIT',
    arrange: software({ memoryMegabytes: 64 }),
  },
  {
    name: 'little time',
    code: 'TIME_LIMIT_SHORT',
    severity: 'warning',
    mend: 'max_execution_time',
    arrange: software({ timeLimitSeconds: 15 }),
  },
  {
    name: 'errors that are shown',
    code: 'ERRORS_SHOWN',
    severity: 'warning',
    mend: 'WP_DEBUG_DISPLAY',
    arrange: software({ hidesErrors: false }),
  },
  {
    name: 'orders as posts',
    code: 'HPOS_OFF',
    severity: 'info',
    mend: 'high-performance order storage',
    arrange: software({ hpos: false }),
  },
  {
    name: 'orders that are kept twice',
    code: 'HPOS_SYNC_ON',
    severity: 'info',
    mend: 'compatibility mode off',
    arrange: software({ hposSync: true }),
  },
  {
    name: 'a schedule that visitors do not run',
    code: 'CRON_DISABLED',
    severity: 'info',
    mend: 'wp-cron.php',
    arrange: software({ cronByVisitors: false }),
  },
  {
    name: 'a schedule that is late',
    code: 'CRON_LATE',
    severity: 'warning',
    mend: 'Scheduled Actions',
    arrange: async (shop) => {
      const product = await shop.writer.create({ name: 'Due', sku: 'DUE' }, 'batch');
      product.status = 'future';
      product.createdAt = Date.now() - 3_600_000;
    },
  },
  {
    name: 'a clock that is two minutes off',
    code: 'CLOCK_SKEW',
    severity: 'warning',
    mend: 'NTP',
    arrange: host({ clockAheadSeconds: -120 }),
  },
  ...(
    [
      ['Polylang', 'polylang/polylang.php', 'MULTILINGUAL_PLUGIN', 'warning', 'default language'],
      ['WPML', 'sitepress-multilingual-cms/sitepress.php', 'MULTILINGUAL_PLUGIN', 'warning', ''],
      [
        'CURCY',
        'woo-multi-currency/woo-multi-currency.php',
        'MULTI_CURRENCY_PLUGIN',
        'warning',
        '',
      ],
      ['Wordfence', 'wordfence/wordfence.php', 'SECURITY_PLUGIN', 'info', 'allowed'],
      ['LiteSpeed', 'litespeed-cache/litespeed-cache.php', 'CACHE_PLUGIN', 'info', '/wp-json/'],
      ['SeedProd', 'coming-soon/coming-soon.php', 'MAINTENANCE_PLUGIN', 'warning', '/wp-json/'],
      [
        'Disable REST API',
        'disable-json-api/disable-json-api.php',
        'REST_API_PLUGIN',
        'warning',
        '',
      ],
      ['WP All Import', 'wp-all-import/plugin.php', 'OTHER_WRITER', 'warning', 'FIELD_OWNERSHIP'],
    ] as const
  ).map(([name, plugin, code, severity, mend]) => ({
    name: `the plugin ${name}`,
    code,
    severity,
    mend,
    arrange: software({ plugins: ['woocommerce/woocommerce.php', plugin] }),
  })),
  {
    name: 'a status that the key may not read',
    code: 'STATUS_UNREADABLE',
    severity: 'warning',
    mend: 'shop manager',
    arrange: (shop) => shop.faults.add({ kind: 'unauthorized', route: 'GET /system_status' }),
  },
];

/** How the shop is set, what it can do and what it holds. */
const SHOP: readonly BrokenSetup[] = [
  {
    name: 'no stock management',
    code: 'STOCK_NOT_MANAGED',
    severity: 'blocking',
    mend: 'Enable stock management',
    arrange: settings({ managesStock: false }),
  },
  {
    name: 'prices without decimals',
    code: 'DECIMALS_FEWER',
    severity: 'warning',
    mend: 'Number of decimals',
    arrange: settings({ decimals: 0 }),
  },
  {
    name: 'a currency that the ERP does not price in',
    code: 'CURRENCY_DIFFERS',
    severity: 'warning',
    mend: 'shop’s currency',
    arrange: settings({ currency: 'USD' }),
  },
  {
    name: 'prices with tax',
    code: 'TAX_MODE',
    severity: 'info',
    mend: 'Prices entered with tax',
    arrange: settings({ taxes: true, pricesIncludeTax: true }),
  },
  {
    name: 'a fixed offset for a time zone',
    code: 'TIME_ZONE_OFFSET',
    severity: 'info',
    mend: 'choose a city',
    arrange: settings({ hasNamedZone: false }),
  },
  {
    name: 'hours of another zone',
    code: 'TIME_ZONE_DIFFERS',
    severity: 'info',
    mend: 'SHOP_TIME_ZONE',
    settings: { SHOP_TIME_ZONE: 'America/New_York' },
  },
  {
    name: 'settings that the key may not read',
    code: 'SETTINGS_UNREADABLE',
    severity: 'warning',
    mend: 'shop manager',
    arrange: (shop) => shop.faults.add({ kind: 'unauthorized', route: 'GET /settings' }),
  },
  {
    name: 'a lower limit of batches',
    code: 'BATCH_LIMIT_LOW',
    severity: 'warning',
    mend: 'WOOCOMMERCE_MAX_BATCH_SIZE',
    arrange: (shop) => {
      shop.maxBatch = 20;
    },
  },
  {
    name: 'a proxy that drops _fields',
    code: 'FIELDS_IGNORED',
    severity: 'warning',
    mend: '_fields',
    arrange: async (shop) => {
      await shop.writer.create({ name: 'Any', sku: 'ANY-FIELDS' }, 'batch');
      host({ dropsParameters: ['_fields'] })(shop);
    },
  },
  {
    name: 'no fulfilments',
    code: 'FULFILMENTS_OFF',
    severity: 'info',
    mend: 'Advanced → Features',
    arrange: settings({ fulfillments: false }),
  },
  {
    name: 'no fulfilments, which the settings want',
    code: 'FULFILMENTS_WANTED',
    severity: 'warning',
    mend: 'ORDER_TRACKING',
    settings: { ORDER_TRACKING: 'fulfillments' },
  },
  {
    name: 'no catalogue as a file',
    code: 'CATALOG_EXPORT_MISSING',
    severity: 'info',
    mend: 'Update WooCommerce',
    arrange: (shop) => {
      shop.behaviours.switchOff(['catalog-export']);
    },
  },
  {
    name: 'no list of all variations',
    code: 'VARIATIONS_NOT_LISTED',
    severity: 'info',
    mend: 'Update WooCommerce',
    arrange: (shop) => {
      shop.behaviours.switchOff(['variations-listed-together']);
    },
  },
  {
    name: 'one SKU twice',
    code: 'DUPLICATE_SKUS',
    severity: 'warning',
    mend: 'a SKU of its own',
    arrange: async (shop) => {
      shop.behaviours.switchOff(['sku-compared-loosely']);
      await shop.writer.create({ name: 'One', sku: 'TWICE' }, 'batch');
      await shop.writer.create({ name: 'Other', sku: 'twice' }, 'batch');
    },
  },
];

/** All of them. */
export const BROKEN_SETUPS = [...ADDRESS, ...ACCESS, ...SOFTWARE, ...SHOP];

/** Sets a shop up as it should be. */
export function mendAll(shop: ShopDriver): void {
  shop.host = goodHost();
  shop.faults.clear();
  shop.behaviours.switchOff([]);
  shop.maxBatch = 100;
  const healthy = { currency: 'RON', fulfillments: true };
  Object.assign(shop.settings, shopSettings.parse(healthy));
  for (const product of shop.products()) shop.catalogue.remove(product);
}
