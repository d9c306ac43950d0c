import { host, software, type BrokenSetup } from './setup';

/** What the shop runs on. */
export const SOFTWARE_SETUPS: readonly BrokenSetup[] = [
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
