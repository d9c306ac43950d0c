import { eventually } from '../../../../../test/support/eventually';
import { startStoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';
import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

const START = Date.parse('2026-11-22T10:00:00Z');

/**
 * A shop with three products, changed a minute apart, the first one last; and what a list of them
 * answers.
 */
const listed =
  (query: string, look: (skus: string[], headers: Headers, status: number) => unknown) =>
  async ({ shop, make, caller }: ProbedShop): Promise<unknown> => {
    for (const [minutes, sku] of [
      [3, 'A'],
      [1, 'B'],
      [2, 'C'],
    ] as const) {
      await make({ sku });
      const product = shop.catalogue.findBySku(sku);
      if (product !== undefined) product.modifiedAt = START + minutes * 60_000;
    }
    const answer = await caller.send<{ sku: string }[]>(
      'GET',
      `/products?_fields=sku,images.src&${query}`,
    );
    const skus = Array.isArray(answer.body) ? answer.body.map(({ sku }) => sku) : [];
    return look(skus, answer.headers, answer.status);
  };

const skus = (query: string) => listed(query, (found) => found.join(''));

// Bucharest is two hours ahead of UTC in November.
const PROBES: readonly Probe[] = [
  {
    name: 'per-page-limit',
    see: listed('per_page=101', (_skus, _headers, status) => status),
    on: 400,
    off: 200,
  },
  {
    name: 'list-totals',
    see: listed('per_page=2', (_skus, headers) => [
      headers.get('x-wp-total'),
      headers.get('x-wp-totalpages'),
    ]),
    on: ['3', '2'],
    off: [null, null],
  },
  {
    name: 'list-link',
    see: listed(
      'per_page=2',
      (_skus, headers) => headers.get('link')?.includes('rel="next"') ?? false,
    ),
    on: true,
    off: false,
  },
  {
    name: 'page-past-end-empty',
    see: listed('page=9', (found, _headers, status) => [status, found.length]),
    on: [200, 0],
    off: [400, 0],
  },
  { name: 'include-pages', see: skus('include=101,102,103&per_page=2'), on: 'CB', off: 'CBA' },
  { name: 'include-empty-all', see: skus('include='), on: 'CBA', off: '' },
  { name: 'orderby-id-ascending', see: skus('orderby=id&order=asc'), on: 'ABC', off: 'CBA' },
  { name: 'orderby-modified', see: skus('orderby=modified&order=asc'), on: 'BCA', off: 'ABC' },
  {
    name: 'modified-after-local',
    see: skus('modified_after=2026-11-22T12:01:00'),
    on: 'CA',
    off: '',
  },
  {
    name: 'modified-after-gmt-flag',
    see: skus('modified_after=2026-11-22T10:01:00&dates_are_gmt=true'),
    on: 'CA',
    off: 'CBA',
  },
  {
    name: 'modified-after-z',
    see: skus('modified_after=2026-11-22T10:01:00Z'),
    on: 'CA',
    off: 'CBA',
  },
  {
    name: 'modified-after-z-and-flag',
    see: skus('modified_after=2026-11-22T10:01:00Z&dates_are_gmt=true'),
    on: '',
    off: 'CA',
  },
  {
    name: 'modified-after-strict',
    see: skus('modified_after=2026-11-22T10:02:00Z'),
    on: 'A',
    off: 'CA',
  },
];

const FIELDS: Probe = {
  name: 'fields-stop-at-lists',
  see: async ({ make, caller }) => {
    const { id } = await make({ sku: 'A' });
    return Object.keys(
      (await caller.send('GET', `/products/${String(id)}?_fields=id,images.src`)).body,
    );
  },
  on: ['id', '_links'],
  off: ['id', 'images', '_links'],
};

const EXPORT = '/wp-json/wc/pos/v1/catalog/create';

const FILE: Probe = {
  name: 'catalog-export',
  see: async ({ caller }) => (await caller.raw('POST', EXPORT)).status,
  on: 200,
  off: 404,
};

describe('a list of products', () => {
  testBehaviours([...PROBES, FIELDS, FILE]);
});

describe('the catalogue as a file', () => {
  it('holds what is published, trimmed to the fields, and needs no key', async () => {
    const shop = await startStoreDouble({ preset: 'instant', behindTls: true });
    const caller = new ShopCaller(shop);
    try {
      for (const status of ['publish', 'draft'])
        await caller.send('POST', '/products', { name: status, sku: status, status });
      const ask = async (query: string): Promise<Record<string, unknown>> =>
        (await (await caller.raw('POST', `${EXPORT}?${query}`)).json()) as Record<string, unknown>;
      const fields = '_product_fields=id,sku&_variation_fields=id';
      expect(await ask(`${fields}&force=true`)).toMatchObject({ state: 'scheduled', total: -1 });
      const ended = await eventually(async () => {
        const status = await ask(fields);
        expect(status).toMatchObject({ state: 'completed', processed: 1, total: 1 });
        return status;
      });
      const { pathname } = new URL(String(ended['url']));
      expect(await (await fetch(shop.url + pathname)).json()).toEqual([
        { type: 'simple', data: { id: expect.any(Number) as number, sku: 'publish' } },
      ]);
      expect((await fetch(`${shop.url}${pathname}x`)).status).toBe(404);
      expect((await fetch(shop.url + EXPORT, { method: 'POST' })).status).toBe(401);
    } finally {
      await shop.close();
    }
  });
});
