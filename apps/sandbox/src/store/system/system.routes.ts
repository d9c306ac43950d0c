import { symbolOf } from '../orders/currency-signs';
import type { Resource, ResourceRoute } from '../http/resource';
import type { Answer, StoreContext } from '../store-context';
import { environmentOf } from './environment';
import { settingsIn, type SettingGroup } from './setting-groups';

/**
 * What a client may want to know of the shop itself: `/system_status` and `/settings/general`, as
 * far as clients read them.
 */
export class SystemRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/system_status', handle: () => this.status() },
    { takes: 'readable', path: '/settings/general', handle: () => this.group('general') },
    { takes: 'readable', path: '/settings/tax', handle: () => this.group('tax') },
    { takes: 'readable', path: '/settings/products', handle: () => this.group('products') },
  ];

  constructor(private readonly context: StoreContext) {}

  private status(): Answer {
    const { homeUrl, behindTls, settings } = this.context;
    const { software } = settings;
    const status = {
      environment: { home_url: homeUrl(), site_url: homeUrl(), ...environmentOf(software) },
      active_plugins: software.plugins.map(pluginView),
      inactive_plugins: [],
      theme: { name: 'Twenty Twenty-Five', version: '1.0', is_child_theme: false },
      settings: this.statusSettings(),
      security: { secure_connection: behindTls, hide_errors: software.hidesErrors },
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
      HPOS_enabled: settings.software.hpos,
      HPOS_sync_enabled: settings.software.hposSync,
    };
  }

  private group(group: SettingGroup): Answer {
    const { settings, homeUrl } = this.context;
    const below = `${homeUrl()}/wp-json/wc/v3/settings/${group}`;
    const body = settingsIn(group, settings).map((setting) => ({
      ...setting,
      description: '',
      group_id: group,
      _links: {
        self: [{ href: `${below}/${setting.id}` }],
        collection: [{ href: below }],
      },
    }));
    return { body };
  }
}

/** A plugin as the status lists it; the double knows no more of one than its file. */
function pluginView(file: string): Record<string, unknown> {
  const name = (file.split('/')[0] ?? file).replace(/\.php$/, '');
  return { plugin: file, name, version: '1.0', version_latest: '1.0', network_activated: false };
}
