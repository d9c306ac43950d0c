import { symbolOf } from '../orders/currency-signs';
import type { Resource, ResourceRoute } from '../http/resource';
import type { Answer, StoreContext } from '../store-context';
import { VERSIONS } from './versions';

/**
 * What a client may want to know of the shop itself: `/system_status` and `/settings/general`, as
 * far as clients read them.
 */
export class SystemRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/system_status', handle: () => this.status() },
    { takes: 'readable', path: '/settings/general', handle: () => ({ body: this.settings() }) },
  ];

  constructor(private readonly context: StoreContext) {}

  private status(): Answer {
    const { homeUrl, behindTls } = this.context;
    const status = {
      environment: {
        home_url: homeUrl(),
        site_url: homeUrl(),
        store_id: '33cdbad1-5b3e-4204-872a-915e9cb71a99',
        version: VERSIONS.woocommerce,
        log_directory: '/var/www/shop/wp-content/uploads/wc-logs/',
        log_directory_writable: true,
        wp_version: VERSIONS.wordpress,
        wp_multisite: false,
        wp_memory_limit: 536_870_912,
        wp_debug_mode: false,
        wp_cron: true,
        wp_environment_type: 'production',
        language: 'en_US',
        external_object_cache: null,
        server_info: 'nginx/1.22.1',
        server_architecture: 'Linux 6.18.44-fc-v657 x86_64',
        php_version: VERSIONS.php,
        php_post_max_size: 67_108_864,
        php_max_execution_time: 300,
        php_max_input_vars: 1_000,
        curl_version: '7.88.1, OpenSSL/3.0.22',
        suhosin_installed: false,
        max_upload_size: 67_108_864,
        mysql_version: '10.11.19',
        mysql_version_string: '10.11.19-MariaDB-0+deb12u1',
        default_timezone: 'UTC',
        fsockopen_or_curl_enabled: true,
        soapclient_enabled: false,
        domdocument_enabled: true,
        gzip_enabled: true,
        mbstring_enabled: true,
        remote_post_successful: false,
        remote_post_response: '',
        remote_get_successful: false,
        remote_get_response: '',
      },
      active_plugins: [],
      inactive_plugins: [],
      theme: { name: 'Twenty Twenty-Five', version: '1.0', is_child_theme: false },
      settings: this.statusSettings(),
      security: { secure_connection: behindTls, hide_errors: true },
      pages: [],
    };
    return { body: status };
  }

  private statusSettings(): Record<string, unknown> {
    const { settings, behindTls } = this.context;
    const { currency, decimals } = settings;
    return {
      api_enabled: false,
      force_ssl: behindTls,
      currency,
      currency_symbol: symbolOf(currency),
      currency_position: 'left',
      thousand_separator: ',',
      decimal_separator: '.',
      number_of_decimals: decimals,
      geolocation_enabled: false,
      HPOS_enabled: true,
      HPOS_sync_enabled: false,
    };
  }

  private settings(): Record<string, unknown>[] {
    const { settings, homeUrl } = this.context;
    const { currency, country, decimals, taxes } = settings;
    const values: readonly (readonly [id: string, label: string, type: string, value: string])[] = [
      ['woocommerce_default_country', 'Country / State', 'select', country],
      ['woocommerce_calc_taxes', 'Enable taxes', 'checkbox', taxes ? 'yes' : 'no'],
      ['woocommerce_enable_coupons', 'Enable coupons', 'checkbox', 'yes'],
      ['woocommerce_currency', 'Currency', 'select', currency],
      ['woocommerce_currency_pos', 'Currency position', 'select', 'left'],
      ['woocommerce_price_thousand_sep', 'Thousand separator', 'text', ','],
      ['woocommerce_price_decimal_sep', 'Decimal separator', 'text', '.'],
      ['woocommerce_price_num_decimals', 'Number of decimals', 'number', String(decimals)],
    ];
    const general = `${homeUrl()}/wp-json/wc/v3/settings/general`;
    return values.map(([id, label, type, value]) => ({
      id,
      label,
      description: '',
      type,
      value,
      group_id: 'general',
      _links: { self: [{ href: `${general}/${id}` }], collection: [{ href: general }] },
    }));
  }
}
