import type { ShopDriver } from '../../../../support/world/shop-driver';
import { host, type BrokenSetup } from './setup';

/** Numbers have no `www.` before them. */
const byName = ({ url }: ShopDriver): string => url.replace('127.0.0.1', 'localhost');

/** The address. */
export const ADDRESS_SETUPS: readonly BrokenSetup[] = [
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
