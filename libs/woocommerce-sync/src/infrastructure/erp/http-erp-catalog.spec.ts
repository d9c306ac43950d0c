import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadSettings } from '@cypher/platform';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { HttpErpCatalog } from './http-erp-catalog';

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

let answer: Answer;
let asked = 0;
const erp = createServer((_request, response) => {
  asked += 1;
  response.writeHead(answer.status ?? 200, { 'Content-Type': answer.type ?? 'application/json' });
  response.end(answer.body);
});
let catalog: HttpErpCatalog;
beforeAll(async () => {
  await new Promise<void>((resolve) => erp.listen(0, '127.0.0.1', resolve));
  const [settings] = loadSettings(
    {
      ERP_URL: `http://127.0.0.1:${(erp.address() as AddressInfo).port}`,
      ERP_TOKEN: 'a-token-of-the-erp',
      WOOCOMMERCE_URL: 'https://shop.example',
      WOOCOMMERCE_CONSUMER_KEY: 'ck_of_a_shop',
      WOOCOMMERCE_CONSUMER_SECRET: 'cs_of_a_shop',
    },
    WooCommerceSyncSettings,
  );
  catalog = new HttpErpCatalog(settings);
});
afterAll(() => {
  erp.closeAllConnections();
  erp.close();
});
beforeEach(() => {
  asked = 0;
});

const unreadable = { fault: 'erp', retryable: true, code: 'ERP_ANSWER_UNREADABLE' };

describe('a malformed page of the ERP', () => {
  it.each<[string, Answer]>([
    ['HTML with a good status', { type: 'text/html', body: '<h1>Maintenance</h1>' }],
    ['cut off', { body: '{"items": [' }],
    ['without a list', { body: '{"items": null, "nextCursor": null}' }],
    ['without a word on the next one', { body: '{"items": []}' }],
  ])('%s is the ERP’s fault, and costs no product anything', async (_what, page) => {
    answer = page;
    await expect(catalog.page(null)).rejects.toMatchObject(unreadable);
    await expect(catalog.listCategories()).rejects.toMatchObject(unreadable);
    await expect(catalog.lookup(['A'])).rejects.toMatchObject(unreadable);
  });

  it('that names itself as the next one is not asked for for ever', async () => {
    answer = { body: JSON.stringify({ items: [], nextCursor: 'here' }) };
    await expect(catalog.page('here')).rejects.toMatchObject(unreadable);
    await expect(catalog.listCategories()).rejects.toMatchObject(unreadable);
    expect(asked).toBe(3);
  });

  it('counts rows without an id, and names the field of those that have one', async () => {
    answer = {
      body: JSON.stringify({ items: [null, 7, {}, { id: 'A', version: -1 }], nextCursor: null }),
    };
    const page = await catalog.page(null);
    expect(page).toMatchObject({ products: [], unreadable: 3, nextCursor: null });
    expect(page.invalid).toEqual([expect.objectContaining({ id: 'A', field: 'version' })]);
  });
});
