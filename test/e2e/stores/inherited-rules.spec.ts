import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DEMO_KEY, startStoreDouble } from '../../../apps/sandbox/src/store';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { shopDriver, type ShopDriver } from '../../support/world/shop-driver';
import { startWorld, type World } from '../../support/world/world';

const SECRET = 'cs_of_the_shop_that_inherits_rules';
const KEYS = `one:${randomBytes(32).toString('base64')}`;

/** How long every process may go by the rules before. */
const KNOWN_TO_ALL_MS = 16_000;

let world: World;
let abroad: ShopDriver;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { SECRETS_KEYS: KEYS } });
  abroad = shopDriver(
    await startStoreDouble({ preset: 'instant', keys: [{ ...DEMO_KEY, secret: SECRET }] }),
  );
});
afterAll(async () => {
  await world.close();
  await abroad.close();
});

interface Told {
  readonly alerts: readonly { readonly code: string; readonly params: object }[];
  readonly rulesChange: { readonly settings: readonly { readonly name: string }[] } | null;
}

const overview = async (storeId: string): Promise<Told> =>
  (await world.api.get(`/overview?storeId=${storeId}`).expect(200)).body as Told;

const ofRules = ({ alerts }: Told) => alerts.filter(({ code }) => code === 'RULES_CHANGED');

it('rules that the environment changes are told, and brought to every product', async () => {
  await world.api
    .post('/stores')
    .send({
      id: 'abroad',
      name: 'abroad',
      url: abroad.url,
      consumerKey: DEMO_KEY.key,
      consumerSecret: SECRET,
      state: 'active',
      settings: { STOCK_SAFETY: '1' },
    })
    .expect(201);
  const stock = { managed: true, quantity: 9, backorders: 'no' };
  const product = await world.erp.putSilently({ sku: 'KEPT', stock });
  await world.api.sync(product);
  await world.api.post(`/sync/product/${product.id}?storeId=abroad`).expect(200);
  expect(abroad.product(product).stock_quantity).toBe(8);
  // The first process has seen its environment.
  await eventually(async () => {
    const known = await world.app.get(DataSource).query(`SELECT 1 FROM "wc_store_rules"`);
    expect(known).not.toEqual([]);
  });
  expect(ofRules(await overview('default'))).toEqual([]);

  await world.join({ STOCK_SAFETY: '5', STOCK_CAP: '3' });
  await eventually(async () => {
    expect(ofRules(await overview('default'))).toMatchObject([
      { severity: 'warning', params: { settings: 'STOCK_SAFETY, STOCK_CAP' } },
    ]);
  });
  // What it has for itself is not touched.
  expect((await overview('abroad')).rulesChange?.settings).toEqual([
    { name: 'STOCK_CAP', before: '', after: '3' },
  ]);
  for (const storeId of ['default', 'abroad']) {
    const rows = await world.api.audit(`?storeId=${storeId}`);
    const [told, ...others] = rows.filter(({ action }) => action === 'stores.rules');
    expect(the(told)).toMatchObject({ answer: { isNew: true } });
    expect(others).toEqual([]);
  }
  expect((await world.api.get('/stores/abroad').expect(200)).body).toMatchObject({
    fullSyncDue: true,
  });

  await world.databaseClock.advance(KNOWN_TO_ALL_MS);
  await eventually(
    async () => {
      expect(ofRules(await overview('abroad'))).toEqual([]);
    },
    { timeout: 30_000 },
  );
  // That of the environment waits for its next one.
  expect(ofRules(await overview('default'))).toHaveLength(1);
  await world.fullSync();
  expect(ofRules(await overview('default'))).toEqual([]);
});
