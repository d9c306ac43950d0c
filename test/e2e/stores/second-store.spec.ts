import { randomBytes } from 'node:crypto';
import { DEMO_KEY, startStoreDouble } from '../../../apps/sandbox/src/store';
import { eventually } from '../../support/eventually';
import { onTestServer } from '../../support/database/test-server';
import { the } from '../../support/the';
import { API } from '../../support/world/api-client';
import { callerOf, startService } from '../../support/world/service';
import { shopDriver, type ShopDriver } from '../../support/world/shop-driver';
import { SECRETS } from '../../support/world/surroundings';
import { startWorld, type World } from '../../support/world/world';

const SECRET = 'cs_of_the_second_shop_of_this_test';
const KEYS = `one:${randomBytes(32).toString('base64')}`;

interface StoreAnswer {
  readonly id: string;
  readonly state: string;
  readonly hasCredentials: boolean;
}

let world: World;
let second: ShopDriver;

beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { SECRETS_KEYS: KEYS } });
  second = shopDriver(
    await startStoreDouble({ preset: 'instant', keys: [{ ...DEMO_KEY, secret: SECRET }] }),
  );
});
afterAll(async () => {
  await world.close();
  await second.close();
});

const aStore = (fields: object = {}) => ({
  id: 'second',
  name: 'The second shop',
  url: second.url,
  consumerKey: DEMO_KEY.key,
  consumerSecret: SECRET,
  state: 'active',
  ...fields,
});

const add = (fields: object = {}) => world.api.post('/stores').send(aStore(fields));

const stateOf = async (id: string): Promise<string | undefined> => {
  const { items } = (await world.api.get('/stores').expect(200)).body as {
    items: readonly StoreAnswer[];
  };
  return items.find((store) => store.id === id)?.state;
};

/** Removes it, and waits until nothing of it is left. */
async function remove(id: string, work: string): Promise<void> {
  await world.api.delete(`/stores/${id}?work=${work}`).expect(202);
  // Every process is given time to learn of it.
  await world.databaseClock.advance(16_000);
  await eventually(async () => {
    expect(await stateOf(id)).toBeUndefined();
  });
}

describe('a second store', () => {
  afterEach(() => remove('second', 'cancel'));

  it('gets what the ERP changes from then on, beside the first', async () => {
    const { body } = await add().expect(201);
    expect(body).toMatchObject({ id: 'second', state: 'active', hasCredentials: true });
    const { id } = await world.erp.putSilently({ sku: 'IN-BOTH' });
    await world.api.tell('product.created', id);
    await eventually(() => {
      for (const shop of [world.shop, second]) expect(shop.priceOf('IN-BOTH')).toBe('10.00');
    });
  });

  it('has settings of its own', async () => {
    await add({ settings: { STOCK_SAFETY: 3, FIELD_OWNERSHIP: 'descriptions=shop' } }).expect(201);
    const stock = { managed: true, quantity: 10, backorders: 'no' } as const;
    const { id } = await world.erp.putSilently({ sku: 'SAFE', stock });
    await world.api.tell('product.created', id);
    await eventually(() => {
      expect(world.shop.product('SAFE').stock_quantity).toBe(10);
      expect(second.product('SAFE').stock_quantity).toBe(7);
    });
    const settings = { STOCK_SAFETY: null };
    const plan = await world.api.post('/stores/second/plan').send({ settings }).expect(200);
    const { id: planId } = plan.body as { id: string };
    await world.api.patch('/stores/second').send({ settings, planId }).expect(200);
    await world.api.post('/sync/all?storeId=second').send({}).expect(202);
    await eventually(() => {
      expect(second.product('SAFE').stock_quantity).toBe(10);
    });
  });

  it('collects changes while it is paused, and gets them afterwards', async () => {
    await add({ state: 'paused' }).expect(201);
    const before = second.journal.calls.length;
    const { id } = await world.erp.putSilently({ sku: 'PAUSED' });
    await world.api.tell('product.created', id);
    await eventually(() => world.shop.product('PAUSED'));
    const { body } = await world.api.post(`/sync/product/${id}?storeId=second`).expect(409);
    expect(body).toMatchObject({ code: 'STORE_PAUSED' });
    expect(second.journal.calls).toHaveLength(before);
    await world.api.patch('/stores/second').send({ state: 'active' }).expect(200);
    await eventually(() => second.product('PAUSED'));
  });

  it('that is a draft is left alone', async () => {
    await add({ state: 'draft' }).expect(201);
    const { id } = await world.erp.putSilently({ sku: 'DRAFT' });
    await world.api.tell('product.created', id);
    await eventually(() => world.shop.product('DRAFT'));
    await world.api.post('/sync/all?storeId=second').send({}).expect(409);
    const { body } = await world.api.get('/sync/status?storeId=second').expect(200);
    expect(body).toMatchObject({ pending: 0 });
  });

  it('whose key was revoked stands still alone, and says why', async () => {
    await add().expect(201);
    await world.api
      .patch('/stores/second')
      .send({
        consumerKey: 'ck_of_nobody',
        consumerSecret: 'cs_of_nobody',
        despite: 'To see what becomes of a key that is revoked',
      })
      .expect(200);
    const { id } = await world.erp.putSilently({ sku: 'REVOKED' });
    await world.api.tell('product.created', id);
    await eventually(() => world.shop.product('REVOKED'));
    await eventually(async () => {
      const { body } = await world.api.get('/sync/status?storeId=second').expect(200);
      const { breakers } = (body as { lane: { breakers: { store: { lastFault: object } } } }).lane;
      expect(breakers.store.lastFault).toMatchObject({ code: 'STORE_UNAUTHORIZED' });
    });
    await world.quiet();
  });
});

describe('the credentials of a store', () => {
  afterEach(() => remove('second', 'cancel'));

  it('are sealed, and never answered', async () => {
    const { text } = await add().expect(201);
    const audit = await world.api.get('/audit?storeId=second').expect(200);
    const stored = await onTestServer(
      async (server) => (await server.query('SELECT * FROM wc_stores')).rows as unknown[],
      new URL(world.databaseUrl).pathname.slice(1),
    );
    for (const shown of [text, audit.text, JSON.stringify(stored)]) {
      expect(shown).not.toContain(SECRET);
      expect(shown).not.toContain(DEMO_KEY.key);
    }
    expect(JSON.stringify(audit.body)).toContain('stores.add');
  });
});

describe('the address of a store', () => {
  afterEach(() => remove('second', 'cancel'));

  it('moves for whoever knows the credentials, and never to another shop', async () => {
    await add({ state: 'draft' }).expect(201);
    const change = (fields: object) => world.api.patch('/stores/second').send(fields);
    const moved = second.url.replace('http:', 'https:');
    const { body } = await change({ url: moved }).expect(400);
    expect((body as { errors: { field: string }[] }).errors[0]?.field).toBe('consumerKey');
    await change({ url: moved, consumerKey: 'ck_a', consumerSecret: 'cs_b' }).expect(200);
    const other = await change({ url: 'https://else.example' }).expect(409);
    expect(other.body).toMatchObject({ code: 'STORE_OF_ANOTHER_SHOP' });
  });
});

it('credentials need a key that seals them', async () => {
  const bare = await startWorld({ products: 0 });
  const { body } = await bare.api.post('/stores').send(aStore()).expect(409);
  expect(body).toMatchObject({ code: 'SECRETS_KEYS_MISSING' });
  await bare.close();
});

describe('a store that is removed', () => {
  it('gets what waits first where that is asked, and nothing of it stays but its audit', async () => {
    await add({ state: 'paused' }).expect(201);
    const { id } = await world.erp.putSilently({ sku: 'DRAINED' });
    await world.api.tell('product.created', id);
    await remove('second', 'drain');
    expect(second.priceOf('DRAINED')).toBe('10.00');
    await world.api.get(`/mappings/${id}?storeId=second`).expect(400);
    const { body } = await world.api.get('/audit?storeId=second').expect(200);
    expect(JSON.stringify(body)).toContain('stores.forget');
  });

  it('loses what waits where that is asked', async () => {
    await add({ state: 'paused' }).expect(201);
    const { id } = await world.erp.putSilently({ sku: 'DROPPED' });
    await world.api.tell('product.created', id);
    await eventually(() => world.shop.product('DROPPED'));
    await remove('second', 'cancel');
    expect(second.findProduct('DROPPED')).toBeUndefined();
  });
});

describe('a store that cannot be', () => {
  it.each([
    ['an id with a blank', { id: 'a b' }, 400, 'id'],
    ['no address', { url: 'shop' }, 400, 'url'],
    ['swapped credentials', { consumerKey: 'cs_a', consumerSecret: 'ck_b' }, 400, 'consumerKey'],
    ['half of its credentials', { consumerSecret: undefined }, 400, 'consumerSecret'],
    ['a setting that is none of a store', { settings: { PORT: '1' } }, 400, 'settings.PORT'],
    ['a setting that is wrong', { settings: { STOCK_SAFETY: 'x' } }, 400, 'settings.STOCK_SAFETY'],
    ['the state of one that leaves', { state: 'leaving' }, 400, 'state'],
    ['no state at all', { state: null }, 400, 'state'],
    ['no settings at all', { settings: null }, 400, 'settings'],
    ['an id that addresses leave out', { id: '..' }, 400, 'id'],
    ['a name with U+0000', { name: 'a\0b' }, 400, 'name'],
  ])('with %s is refused, and the field is named', async (_what, fields, status, field) => {
    const { body } = await add(fields).expect(status);
    expect((body as { errors: { field: string }[] }).errors[0]?.field).toBe(field);
  });

  it('of a shop that there is already, or without credentials, is refused', async () => {
    for (const fields of [
      { id: 'default' },
      { url: world.shop.url },
      { url: world.shop.url.replace('http:', 'https:') },
      { consumerKey: undefined, consumerSecret: undefined },
    ])
      await add(fields).expect(409);
    expect(await stateOf('second')).toBeUndefined();
  });

  it('is unknown to every route, and the one of the environment cannot be changed', async () => {
    await world.api.get('/stores/nobody').expect(404);
    await world.api.patch('/stores/nobody').send({ name: 'x' }).expect(404);
    await world.api.delete('/stores/nobody').expect(404);
    const { body } = await world.api.delete('/stores/default').expect(409);
    expect(body).toMatchObject({ code: 'STORE_OF_ENVIRONMENT' });
    await world.api.get('/stores', 'user').expect(403);
  });
});

it('two stores cannot have one shop', async () => {
  await add().expect(201);
  const { body } = await add({ id: 'third' }).expect(409);
  expect(body).toMatchObject({ code: 'STORE_EXISTS' });
  expect(the(await stateOf('second'))).toBe('active');
  await remove('second', 'cancel');
});

it('a store is taken up by another process within seconds', async () => {
  const many = await startWorld({ products: 0, settings: { SECRETS_KEYS: KEYS } });
  const third = await startStoreDouble({
    preset: 'instant',
    keys: [{ ...DEMO_KEY, secret: SECRET }],
  });
  // The one that is told of the store does no work, and the one that works is not told.
  await many.join({ ROLES: 'worker' });
  const idle = await startService({ ...many.env, ROLES: 'api' });
  await callerOf(idle, SECRETS.jwtSecret)('post', `${API}/stores`)
    .send({ ...aStore(), url: third.url })
    .expect(201);
  const { id } = await many.erp.putSilently({ sku: 'OTHERS' });
  await eventually(async () => {
    await many.api.post(`/sync/product/${id}?storeId=second`).expect(200);
  });
  expect(shopDriver(third).priceOf('OTHERS')).toBe('10.00');
  await idle.close();
  await many.close();
  await third.close();
});
