import type { Neighbour, RunningSandbox } from './sandbox';

const LABEL_WIDTH = 12;

/** What the person at the keyboard sees once all runs: what is real, where it is, and what to try. */
export function renderBanner(sandbox: RunningSandbox, token: string | null): string {
  const { apiUrl, erp, store, seed } = sandbox;
  const lines = [
    'Cypher WooCommerce Sync is ready.',
    '',
    row('Service', '', apiUrl, `documentation at ${apiUrl}/docs`),
    neighbour('Shop', store),
    neighbour('Cypher ERP', erp),
    neighbour('Redis', sandbox.redis),
    neighbour('PostgreSQL', sandbox.database),
  ];
  if (erp.embedded !== null && store.embedded === null) {
    lines.push(
      '',
      'Careful: the shop is real and the ERP is not: each edit of a demo product is written to that shop.',
    );
  }
  lines.push('', `Admin token  ${token ?? 'from your identity provider (AUTH_JWKS_URL)'}`);
  if (seed !== null) {
    const { demo } = seed;
    lines.push(
      '',
      `To try, with ${demo.sku} at ${demo.price} RON: change its price in the ERP, see it in the shop, sync it by the API.`,
      `  curl -X PATCH ${erp.url}/demo/products/${demo.id} -H 'Content-Type: application/json' -d '{"price":{"regular":"99.90"}}'`,
      `  curl '${store.url}/_control/products?sku=${demo.sku}&_fields=id,sku,regular_price,stock_quantity'`,
      `  curl -X POST ${apiUrl}/api/v1/woocommerce/sync/product/${demo.id} -H "Authorization: Bearer $(npm run --silent token)"`,
      '',
      'Ctrl-C stops everything. More tokens: npm run --silent token -- --role admin|user',
    );
  }
  return `${lines.join('\n')}\n`;
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
