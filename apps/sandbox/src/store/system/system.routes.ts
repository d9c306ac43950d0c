import { symbolOf } from '../orders/currency-signs';
import type { Resource, ResourceRoute } from '../http/resource';
import type { Answer, StoreContext } from '../store-context';
import { ENVIRONMENT } from './environment';

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
      environment: { home_url: homeUrl(), site_url: homeUrl(), ...ENVIRONMENT },
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
