import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { startStoreDouble, type StoreDouble } from '../../../apps/sandbox/src/store';
import { ShopBrowser } from '../../../apps/sandbox/src/store/testing/shop-browser';
import { eventually } from '../../support/eventually';
import { openWebhookRoad, type WebhookRoad } from '../../support/servers/webhook-road';
import { startWorld, type World } from '../../support/world/world';

interface Asked {
  readonly url: string;
  readonly state: string;
}

const OWNER = { key: 'ck_of_before', secret: 'cs_of_before', permissions: 'read_write' } as const;

let world: World;
let road: WebhookRoad;
let shop: StoreDouble;
/** The service’s own address; the road to it passes no bodies of answers on. */
let address: string;

beforeAll(async () => {
  road = await openWebhookRoad();
  world = await startWorld({
    products: 0,
    settings: {
      PUBLIC_URL: road.url,
      SECRETS_KEYS: `one:${randomBytes(32).toString('base64')}`,
    },
  });
  address = await world.app.getUrl();
  road.target = () => address;
});
beforeEach(async () => {
  shop = await startStoreDouble({
    preset: 'instant',
    keys: [OWNER],
    off: ['approval-needs-tls'],
  });
});
afterEach(async () => {
  await shop.close();
});
afterAll(async () => {
  await world.close();
  await road.close();
});

const aDraft = async (id: string): Promise<void> => {
  await world.api.post('/stores').send({ id, name: id, url: shop.url }).expect(201);
};
const askFor = async (id: string): Promise<Asked> =>
  (await world.api.post(`/stores/${id}/approval`).expect(201)).body as Asked;
const stateOf = async (id: string): Promise<Record<string, unknown>> =>
  (await world.api.get(`/stores/${id}/approval`).expect(200)).body as Record<string, unknown>;
const pathOf = (url: string): string => url.slice(url.indexOf('/api/'));

it('connects a shop whose owner approves, and says so only once the keys are proven', async () => {
  await aDraft('approved');
  const asked = await askFor('approved');
  expect(asked.state).toBe('asked');

  const back = await new ShopBrowser().approve(asked.url);
  expect(back).toContain('success=1');
  await eventually(async () => {
    expect(await stateOf('approved')).toMatchObject({ state: 'connected', problem: null });
  });
  const page = await fetch(`${address}${pathOf(back)}`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('The store approved has its keys');

  await world.api.patch('/stores/approved').send({ state: 'active' }).expect(200);
  const product = await world.erp.putSilently({ sku: 'BY-APPROVAL' });
  await world.api.post(`/sync/product/${product.id}?storeId=approved`).expect(200);
  expect(shop.catalogue.findBySku('BY-APPROVAL')).toBeDefined();
});

it('says that nobody approved, and tells no secret of it', async () => {
  await aDraft('denied');
  const { url } = await askFor('denied');
  const browser = new ShopBrowser();
  const authorize = await browser.logIn(url, 'owner');
  const html = await (await browser.ask(authorize)).text();
  const deny = /href="([^"]+)" class="wc-auth-deny"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const page = await (await fetch(`${address}${pathOf(deny ?? '')}`)).text();
  expect(page).toContain('Not approved');
  const token = new URL(new URL(url).searchParams.get('callback_url') ?? '').searchParams.get(
    'token',
  );
  const state = await stateOf('denied');
  expect(state).toMatchObject({ state: 'asked', answeredAt: null });
  expect(JSON.stringify(state)).not.toContain(token);
});

describe('keys that are brought', () => {
  const bring = (token: string, more: Record<string, unknown> = {}): Promise<Response> =>
    fetch(`${address}/api/v1/woocommerce/approvals?token=${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json;charset=UTF-8' },
      body: JSON.stringify({
        key_id: 1,
        user_id: 'brought',
        consumer_key: 'ck_made_up',
        consumer_secret: 'cs_made_up',
        key_permissions: 'read_write',
        ...more,
      }),
    });
  const tokenOf = ({ url }: Asked): string =>
    new URL(new URL(url).searchParams.get('callback_url') ?? '').searchParams.get('token') ?? '';
  let token: string;

  beforeAll(async () => {
    await world.api
      .post('/stores')
      .send({
        id: 'brought',
        name: 'brought',
        url: 'http://127.0.0.1:9',
        consumerKey: OWNER.key,
        consumerSecret: OWNER.secret,
      })
      .expect(201);
  });
  beforeEach(async () => {
    token = tokenOf(await askFor('brought'));
  });

  it('are refused by the field where they can be none, and may be brought again', async () => {
    for (const [more, field] of [
      [{ key_permissions: 'read' }, 'key_permissions'],
      [{ user_id: 'another' }, 'user_id'],
      [{ consumer_key: 'no key' }, 'consumerKey'],
      [{ consumer_secret: '' }, 'consumer_secret'],
    ] as const) {
      const answer = await bring(token, more);
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(field)]);
    }
    expect(await stateOf('brought')).toMatchObject({ state: 'asked' });
    expect((await bring(token)).status).toBe(200);
  });

  it('are taken once, and by the latest token alone', async () => {
    const newest = tokenOf(await askFor('brought'));
    expect((await bring(token)).status).toBe(404);
    expect((await bring(newest)).status).toBe(200);
    expect((await bring(newest)).status).toBe(404);
    expect((await bring('A'.repeat(43))).status).toBe(404);
    expect((await bring('short')).status).toBe(400);
  });

  it('leave the store as it was where they do not open its shop', async () => {
    await aDraft('wrong');
    token = tokenOf(await askFor('wrong'));
    expect((await bring(token, { user_id: 'wrong' })).status).toBe(200);
    await eventually(async () => {
      expect(await stateOf('wrong')).toMatchObject({
        state: 'refused',
        problem: 'STORE_UNAUTHORIZED',
      });
    });
    const { body } = await world.api.get('/stores/wrong').expect(200);
    expect(body).toMatchObject({ hasCredentials: false });
  });

  it('are tried again while the shop cannot be reached', async () => {
    expect((await bring(token)).status).toBe(200);
    await eventually(async () => {
      expect(await stateOf('brought')).toMatchObject({
        state: 'granted',
        problem: 'STORE_UNREACHABLE',
      });
    });
    const kept = await world.app.get(DataSource).query<{ sealed: boolean }[]>(
      `SELECT "sealed_key" NOT LIKE '%ck_made_up%' AS "sealed" FROM "wc_store_approvals"
        WHERE "store_id" = 'brought'`,
    );
    expect(kept).toEqual([{ sealed: true }]);
  });
});

it('asks for no store that the environment describes, or that there is not', async () => {
  const answers = await Promise.all([
    world.api.post('/stores/default/approval').expect(409),
    world.api.post('/stores/nowhere/approval').expect(404),
    world.api.get('/stores/nowhere/approval').expect(404),
  ]);
  expect(answers.map(({ body }) => (body as { code: string }).code)).toEqual([
    'STORE_OF_ENVIRONMENT',
    'STORE_NOT_FOUND',
    'STORE_NOT_FOUND',
  ]);
  await aDraft('asked-never');
  const { body } = await world.api.get('/stores/asked-never/approval').expect(404);
  expect(body).toMatchObject({ code: 'APPROVAL_NOT_FOUND' });
});
