import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DEMO_KEY, startStoreDouble } from '../../../../apps/sandbox/src/store';
import { CheckStores } from '../../../../libs/woocommerce-sync/src/application/use-cases/doctor/check-stores.use-case';
import { StoreCheckRepository } from '../../../../libs/woocommerce-sync/src/domain/doctor/store-check.repository';
import { onTestServer } from '../../../support/database/test-server';
import { eventually } from '../../../support/eventually';
import { startWorker } from '../../../support/servers/product-process';
import { shopDriver, type ShopDriver } from '../../../support/world/shop-driver';
import { startWorld, type World } from '../../../support/world/world';

const SECRET = 'cs_of_a_shop_that_may_be_unfit';
const DAY_MS = 24 * 3_600_000;

let world: World;
let shop: ShopDriver;
let ids = 0;

beforeAll(async () => {
  const SECRETS_KEYS = `one:${randomBytes(32).toString('base64')}`;
  world = await startWorld({ products: 0, settings: { SECRETS_KEYS } });
});
beforeEach(async () => {
  const keys = [{ ...DEMO_KEY, secret: SECRET }];
  shop = shopDriver(await startStoreDouble({ preset: 'instant', keys }));
  ids += 1;
});
afterEach(() => shop.close());
afterAll(() => world.close());

const id = (): string => `unfit-${ids}`;

const add = (fields: object = {}) =>
  world.api.post('/stores').send({
    id: id(),
    name: 'A shop',
    url: shop.url,
    consumerKey: DEMO_KEY.key,
    consumerSecret: SECRET,
    ...fields,
  });

const change = (fields: object) => world.api.patch(`/stores/${id()}`).send(fields);

const checks = () =>
  shop.journal.calls.filter(({ route }) => route.endsWith('/system_status')).length;

describe('a store that is to be active', () => {
  it('is refused while something is in the way, and what that is is named', async () => {
    shop.settings.managesStock = false;
    await add({ state: 'draft' }).expect(201);
    const { body } = await change({ state: 'active' }).expect(409);
    expect(body).toMatchObject({ code: 'STORE_UNFIT', errors: [{ field: 'state' }] });
    const { errors } = body as { errors: readonly { message: string }[] };
    expect(errors[0]?.message).toMatch(/^STOCK_NOT_MANAGED: .*Enable stock management/);
    expect((body as { detail: string }).detail).toContain('does not manage stock');
    const kept = await world.api.get(`/stores/${id()}/check`).expect(200);
    expect(kept.body).toMatchObject({ verdict: 'blocked' });
    expect((await world.api.get(`/stores/${id()}`)).body).toMatchObject({ state: 'draft' });
    shop.settings.managesStock = true;
    await change({ state: 'active' }).expect(200);
  });

  it('is not even made where it is to be active at once', async () => {
    shop.host = { ...shop.host, permalinks: 'plain' };
    const { body } = await add({ state: 'active' }).expect(409);
    expect(body).toMatchObject({ code: 'STORE_UNFIT' });
    await world.api.get(`/stores/${id()}`).expect(404);
  });

  it('is made active despite that where an admin says why, and the audit has it', async () => {
    shop.settings.managesStock = false;
    const despite = 'Stock is switched on tonight';
    await add({ state: 'active', despite }).expect(201);
    const { text } = await world.api.get(`/audit?storeId=${id()}`).expect(200);
    expect(text).toContain(despite);
    expect(text).toContain('STOCK_NOT_MANAGED');
    expect(text).not.toContain(SECRET);
  });

  it('is checked once within an hour, and again with another key', async () => {
    await add({ state: 'draft' }).expect(201);
    await world.api.post(`/stores/${id()}/check`).expect(200);
    expect(checks()).toBe(1);
    await change({ state: 'active' }).expect(200);
    expect(checks()).toBe(1);
    await change({ state: 'draft' }).expect(200);
    const key = { consumerKey: 'ck_of_nobody', consumerSecret: 'cs_of_nobody' };
    const { body } = await change({ state: 'active', ...key }).expect(409);
    expect((body as { detail: string }).detail).toContain('KEY_UNKNOWN');
  });

  it('gets no new key that does not open its shop, unless an admin says why', async () => {
    await add({ state: 'active' }).expect(201);
    const nobodys = { consumerKey: 'ck_of_nobody', consumerSecret: 'cs_of_nobody' };
    const { body } = await change(nobodys).expect(409);
    expect(body).toMatchObject({ code: 'STORE_UNFIT' });
    expect((body as { detail: string }).detail).toContain('KEY_UNKNOWN');
    // What was found of a key that is not used is not told of the store.
    const { body: check } = await world.api.get(`/stores/${id()}/check`).expect(200);
    expect(check).not.toMatchObject({ verdict: 'blocked' });
    await change({ consumerKey: DEMO_KEY.key, consumerSecret: SECRET }).expect(200);
    await change({ ...nobodys, despite: 'The owner is about to make it' }).expect(200);
  });

  it('goes on after a pause without a check, but for one that was never checked', async () => {
    await add({ state: 'active' }).expect(201);
    await change({ state: 'paused' }).expect(200);
    await world.databaseClock.advance(DAY_MS);
    const before = checks();
    await change({ state: 'active' }).expect(200);
    expect(checks()).toBe(before);
  });

  it('that was made as a paused one is checked first', async () => {
    shop.settings.managesStock = false;
    await add({ state: 'paused' }).expect(201);
    await change({ state: 'active' }).expect(409);
  });

  it('is told that "despite" is of no use where nothing is made active', async () => {
    await add({ state: 'draft' }).expect(201);
    const { body } = await change({ name: 'Other', despite: 'no reason' }).expect(400);
    expect((body as { errors: { field: string }[] }).errors[0]?.field).toBe('despite');
  });
});

describe('the schedule', () => {
  const checkAll = () => world.app.get(CheckStores, { strict: false }).executeForAllStores();
  const rows = (sql: string) =>
    onTestServer(
      async (server) => (await server.query(sql)).rows as Record<string, unknown>[],
      new URL(world.databaseUrl).pathname.slice(1),
    );

  it('checks what was never checked, what was updated, and the rest once a day', async () => {
    await add({ state: 'active' }).expect(201);
    const looks = (): number => shop.journal.calls.filter(({ writes }) => writes > 100).length;
    const afterStart = looks();
    await checkAll();
    expect(looks()).toBe(afterStart);
    shop.settings.software = { ...shop.settings.software, woocommerce: '10.9.9' };
    await checkAll();
    const afterUpdate = looks();
    expect(afterUpdate).toBeGreaterThan(afterStart);
    await checkAll();
    expect(looks()).toBe(afterUpdate);
    await world.databaseClock.advance(DAY_MS);
    await checkAll();
    expect(looks()).toBeGreaterThan(afterUpdate);
  });

  it('checks the shop of the environment as a worker starts, and never stops it', async () => {
    world.shop.settings.managesStock = false;
    await world.databaseClock.advance(DAY_MS);
    const worker = await startWorker({ ...world.env, ROLES: 'worker' });
    try {
      await eventually(async () => {
        const { body } = await world.api.get('/sync/status').expect(200);
        expect(body).toMatchObject({ check: { verdict: 'blocked', codes: ['STOCK_NOT_MANAGED'] } });
        expect(worker.output).toContain('does not manage stock');
      });
    } finally {
      expect(await worker.stop()).toBe(0);
    }
    world.shop.settings.managesStock = true;
    await world.aSyncedProduct({ sku: 'SYNCED-ALL-THE-SAME' });
  });

  it('checks a shop again that was down, and notices an update from before', async () => {
    await add({ state: 'active' }).expect(201);
    await rows(
      `INSERT INTO wc_store_capabilities (store_id, name, present) VALUES ('${id()}', 'product-brands', false)`,
    );
    shop.host = { ...shop.host, maintenance: true };
    shop.settings.software = { ...shop.settings.software, woocommerce: '10.9.9' };
    const verdict = async (): Promise<string> => {
      const { body } = await world.api.get(`/stores/${id()}/check`).expect(200);
      return (body as { verdict: string }).verdict;
    };
    await world.databaseClock.advance(DAY_MS);
    await checkAll();
    expect(await verdict()).toBe('blocked');
    shop.host = { ...shop.host, maintenance: false };
    await checkAll();
    expect(await verdict()).toBe('ok');
    const brands = await rows(
      `SELECT 1 FROM wc_store_capabilities WHERE store_id = '${id()}' AND name = 'product-brands'`,
    );
    expect(brands).toEqual([]);
  });

  it('is taken by one process at a time', async () => {
    await add({ state: 'active' }).expect(201);
    await world.databaseClock.advance(DAY_MS);
    const before = shop.journal.calls.filter(({ writes }) => writes > 100).length;
    await Promise.all([checkAll(), checkAll()]);
    const made = shop.journal.calls.filter(({ writes }) => writes > 100).length - before;
    // Products, categories and orders: each once.
    expect(made).toBe(3);
  });

  it('shares its turn with whoever asks for a check', async () => {
    await add({ state: 'active' }).expect(201);
    const ask = () => world.api.post(`/stores/${id()}/check`);
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'CHECK_GOING' });
    await ask().expect(200);
  });

  it('leaves the turn of another to it', async () => {
    await add({ state: 'active' }).expect(201);
    const turns = world.app.get(StoreCheckRepository, { strict: false });
    const late = (await turns.takeTurn(id())) ?? 'none';
    expect(await turns.takeTurn(id())).toBeNull();
    await world.databaseClock.advance(180_000);
    const turn = (await turns.takeTurn(id())) ?? 'none';
    await turns.endTurn(id(), late);
    expect(await turns.takeTurn(id())).toBeNull();
    await turns.endTurn(id(), turn);
    expect(await turns.takeTurn(id())).not.toBeNull();
  });

  it('says once in the log what has got worse', async () => {
    await add({ state: 'active' }).expect(201);
    const lines: string[] = [];
    const spy = jest
      .spyOn(Logger.prototype, 'warn')
      .mockImplementation((...words: unknown[]) => lines.push(JSON.stringify(words)));
    shop.settings.managesStock = false;
    for (const _ of [1, 2]) await world.api.post(`/stores/${id()}/check`).expect(200);
    spy.mockRestore();
    const said = lines.filter((line) => line.includes('STOCK_NOT_MANAGED'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(id());
  });

  it('forgets after an update what was found out by trying', async () => {
    await add({ state: 'active' }).expect(201);
    await rows(
      `INSERT INTO wc_store_capabilities (store_id, name, present) VALUES ('${id()}', 'stock-differences', false)`,
    );
    const { body } = await world.api.post(`/stores/${id()}/check`).expect(200);
    expect(JSON.stringify(body)).toContain('DIFFERENCES_IGNORED');
    shop.settings.software = { ...shop.settings.software, woocommerce: '10.9.9' };
    await checkAll();
    const left = await rows(
      `SELECT name FROM wc_store_capabilities WHERE store_id = '${id()}' ORDER BY name`,
    );
    expect(left.map(({ name }) => name)).toEqual(['catalog-export', 'order-fulfilments']);
  });
});
