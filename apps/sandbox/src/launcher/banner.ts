import type { Neighbour } from './neighbour';
import type { RunningSandbox } from './sandbox';

const LABEL_WIDTH = 12;

/** What the banner tells besides the sandbox itself. */
export interface BannerNotes {
  /**
   * An admin's token; null where its secret is not the sandbox's own, and may open more than that.
   */
  readonly token: string | null;
  /**
   * Where its addresses are for other commands, where another sandbox of this clone has the usual
   * file.
   */
  readonly stateFile: string | null;
}

/**
 * What the person at the keyboard sees once all runs: what is real, where it is, and what to try.
 */
export function renderBanner(sandbox: RunningSandbox, { token, stateFile }: BannerNotes): string {
  const { apiUrl, erp, store, demo, authSecret } = sandbox;
  const ownToken = 'npm run --silent token -- --role admin  (signed with your AUTH_JWT_SECRET)';
  const lines = [
    'Cypher WooCommerce Sync is ready.',
    '',
    row('Service', '', apiUrl, `documentation at ${apiUrl}/docs`),
    neighbour('Shop', store),
    neighbour('Cypher ERP', erp),
    neighbour('Redis', sandbox.redis),
    neighbour('PostgreSQL', sandbox.database),
    '',
    row(
      'Page',
      '',
      pageLink(apiUrl, token),
      token === null ? 'sign in by a token' : 'opens signed in',
    ),
    `Admin token  ${token ?? (authSecret === undefined ? 'from your identity provider (AUTH_JWKS_URL)' : ownToken)}`,
    '',
    `To try, with ${demo.sku} at ${demo.price} RON: change its price in the ERP, see it in the shop, sync it by the API.`,
    `  curl -X PATCH ${erp.url}/demo/products/${demo.id} -H 'Content-Type: application/json' -d '{"price":{"regular":"99.90"}}'`,
    `  curl '${store.url}/_control/products?sku=${demo.sku}&_fields=id,sku,regular_price,stock_quantity'`,
    `  curl -X POST ${apiUrl}/api/v1/woocommerce/sync/product/${demo.id} -H "Authorization: Bearer $(npm run --silent token)"`,
    '',
    'Ctrl-C stops everything. More tokens: npm run --silent token -- --role admin|events|orders|user',
  ];
  if (stateFile !== null) {
    lines.push(
      '',
      `Another sandbox of this folder runs already, and \`npm run token\` is about that one. This one’s addresses are in`,
      `${stateFile}; \`npm run --silent token -- --api-url ${apiUrl}\` makes a token for it.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Behind the `#` no server and no log sees it. */
function pageLink(apiUrl: string, token: string | null): string {
  return token === null ? `${apiUrl}/` : `${apiUrl}/sign-in#token=${token}`;
}

/** The address without its password. */
export function hidePassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, '$1:***@');
}

function neighbour(label: string, { url, embedded }: Neighbour): string {
  return row(label, embedded === null ? 'real' : 'embedded', hidePassword(url), embedded);
}

function row(label: string, kind: string, url: string, note: string | null): string {
  return `${label.padEnd(LABEL_WIDTH)} ${kind.padEnd(9)} ${url}${note === null ? '' : `  (${note})`}`;
}
