import type { Finding } from '../finding';
import { found, type FindingCode } from '../findings/finding-table';
import type { ActivePlugin } from '../observations';

/** Plugins by the folder that they are in, as wordpress.org and their makers name it. */
const PLUGINS = {
  MULTILINGUAL_PLUGIN: [
    'sitepress-multilingual-cms',
    'polylang',
    'polylang-pro',
    'polylang-wc',
    'translatepress-multilingual',
    'weglot',
    'qtranslate-xt',
    'multilingual-press',
    'multilingualpress',
    'gtranslate',
  ],
  MULTI_CURRENCY_PLUGIN: [
    'woocommerce-currency-switcher',
    'woocommerce-aelia-currencyswitcher',
    'woo-multi-currency',
    'woocommerce-multi-currency',
    'woocommerce-multilingual',
    'woocommerce-product-price-based-on-countries',
    'currency-switcher-woocommerce',
    'yaycurrency',
    'fox-currency-switcher-pro',
  ],
  SECURITY_PLUGIN: [
    'wordfence',
    'better-wp-security',
    'ithemes-security-pro',
    'all-in-one-wp-security-and-firewall',
    'sucuri-scanner',
    'wp-cerber',
    'ninjafirewall',
    'bulletproof-security',
    'wp-defender',
    'defender-security',
    'wp-hide-security-enhancer',
    'shield-security',
    'wp-simple-firewall',
  ],
  CACHE_PLUGIN: [
    'wp-rocket',
    'w3-total-cache',
    'wp-super-cache',
    'litespeed-cache',
    'wp-fastest-cache',
    'wp-optimize',
    'sg-cachepress',
    'breeze',
    'cache-enabler',
    'hummingbird-performance',
    'nitropack',
  ],
  MAINTENANCE_PLUGIN: [
    'coming-soon',
    'maintenance',
    'wp-maintenance-mode',
    'under-construction-page',
    'minimal-coming-soon-maintenance-mode',
    'maintenance-page',
    'cmp-coming-soon-maintenance',
    'password-protected',
  ],
  REST_API_PLUGIN: [
    'disable-json-api',
    'disable-wp-rest-api',
    'disable-rest-api',
    'wp-rest-api-authentication',
    'rest-api-toolbox',
    'wp-rest-cache',
    'jwt-authentication-for-wp-rest-api',
    'clearfy',
    'perfmatters',
  ],
  OTHER_WRITER: [
    'wp-all-import',
    'wp-all-import-pro',
    'woocommerce-product-csv-import-suite',
    'product-import-export-for-woo',
    'wp-ultimate-csv-importer',
    'stock-sync-for-woocommerce',
    'woo-update-manager-stock',
    'woocommerce-zapier',
    'atum-stock-manager-for-woocommerce',
    'dropshipping-woocommerce',
    'woosync',
  ],
} as const satisfies Partial<Record<FindingCode, readonly string[]>>;

/** What known plugins among the active ones are apt to do. */
export function pluginFindings(active: readonly ActivePlugin[]): Finding[] {
  return (Object.keys(PLUGINS) as (keyof typeof PLUGINS)[]).flatMap((code) => {
    const folders: readonly string[] = PLUGINS[code];
    const met = active.filter(({ file }) => folders.includes(folderOf(file)));
    return met.length === 0 ? [] : [found(code, met.map(({ name }) => name).join(', '))];
  });
}

function folderOf(file: string): string {
  return (file.split('/')[0] ?? file).replace(/\.php$/, '').toLowerCase();
}
