import { randomBytes, randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { DEMO_KEY, startStoreDouble } from '../../../apps/sandbox/src/store';
import { StoreTurnRepository } from '../../../libs/woocommerce-sync/src/domain/stores/store-turn.repository';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import type { SyncResult } from '../../support/world/answers';
import { shopDriver, type ShopDriver } from '../../support/world/shop-driver';
import { startWorld, type World } from '../../support/world/world';

const SECRET = 'cs_of_the_shop_abroad_of_this_test';
const KEYS = `one:${randomBytes(32).toString('base64')}`;

/** How long every process may go by the rules before. */
const KNOWN_TO_ALL_MS = 16_000;

/** What is sold abroad: in euro, in English, from one warehouse, and what is flagged. */
const ABROAD = {
  PRICE_LIST: 'export',
  PRICE_CURRENCY: 'EUR',
  SHOP_LANGUAGE: 'en',
  STOCK_WAREHOUSES: 'CLJ',
  STOCK_PERCENT: '50',
  PRODUCT_FILTER: 'categories=cat-interior;flags=web',
};

let world: World;
let abroad: ShopDriver;

beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { SECRETS_KEYS: KEYS } });
  abroad = shopDriver(
    await startStoreDouble({
      preset: 'instant',
      settings: { currency: 'EUR' },
      keys: [{ ...DEMO_KEY, secret: SECRET }],
    }),
  );
});
afterAll(async () => {
  await world.close();
  await abroad.close();
});

const euro = (regular: string) => [{ list: 'export', regular, currency: 'EUR' }];

/** A product that is sold here and abroad, unless a test says otherwise. */
const putProduct = (sku: string, fields: object = {}): Promise<ErpProduct> =>
  world.erp.putSilently({
    sku,
    name: 'Panou',
    prices: euro('5.00'),
    stock: {
      managed: true,
      quantity: 12,
      backorders: 'no',
      warehouses: [
        { id: 'BUC', quantity: 5 },
        { id: 'CLJ', quantity: 7 },
      ],
    },
    texts: { en: { name: 'Panel' } },
    flags: ['web'],
    // Below cat-interior.
    categoryIds: ['cat-panouri'],
    ...fields,
  });

const add = (id: string, fields: object = {}) =>
  world.api.post('/stores').send({
    id,
    name: id,
    url: abroad.url,
    consumerKey: DEMO_KEY.key,
    consumerSecret: SECRET,
    state: 'active',
    ...fields,
  });

/** Removes it, and waits until nothing of it is left. */
async function remove(id: string): Promise<void> {
  await world.api.delete(`/stores/${id}?work=cancel`).expect(202);
  await world.databaseClock.advance(KNOWN_TO_ALL_MS);
  await eventually(() => world.api.get(`/stores/${id}`).expect(404));
}

const syncAbroad = async ({ id }: ErpProduct): Promise<SyncResult & { note: string | null }> =>
  (await world.api.post(`/sync/product/${id}?storeId=abroad`).expect(200)).body as SyncResult & {
    note: string | null;
  };

interface Planned {
  readonly id: string;
  readonly plan: Readonly<Record<string, unknown>>;
}

const planned = async (settings: object, id = 'abroad'): Promise<Planned> =>
  (await world.api.post(`/stores/${id}/plan`).send({ settings }).expect(200)).body as Planned;

const change = (fields: object) => world.api.patch('/stores/abroad').send(fields);

/** Lets every process learn of new rules, and waits until they have come to every product. */
async function bringRules(): Promise<void> {
  await world.databaseClock.advance(KNOWN_TO_ALL_MS);
  await eventually(async () => {
    const { body } = await world.api.get('/stores/abroad').expect(200);
    expect(body).toMatchObject({ fullSyncDue: false });
  });
  const [start] = (await world.api.audit('?storeId=abroad')).filter(
    ({ action }) => action === 'runs.start',
  );
  const { run } = the(start).answer as { run: { id: string } };
  await eventually(
    async () => {
      const counts = { status: 'completed', open: 0, categories: { open: 0 } };
      expect(await world.api.run(run.id)).toMatchObject(counts);
    },
    { timeout: 30_000 },
  );
}

describe('a store with rules of its own', () => {
  beforeAll(() => add('abroad', { settings: ABROAD }).expect(201));
  afterAll(() => remove('abroad'));

  it('sells at its price list, in its language, from its warehouse', async () => {
    const product = await putProduct('ABROAD-1');
    await world.api.tell('product.created', product.id);
    await eventually(() => {
      expect(world.shop.product(product)).toMatchObject({
        regular_price: '10.00',
        name: 'Panou',
        stock_quantity: 12,
      });
      expect(abroad.product(product)).toMatchObject({
        regular_price: '5.00',
        name: 'Panel',
        stock_quantity: 3,
      });
    });
    // Only the list's price has changed, and only abroad anything follows from it.
    await world.erp.editSilently(product, { prices: euro('6.00') });
    await world.api.tell('pricing.price_changed', product.id);
    await eventually(() => {
      expect(abroad.priceOf(product)).toBe('6.00');
    });
    expect(world.shop.priceOf(product)).toBe('10.00');
  });

  it('never makes what its filter leaves out, and says why', async () => {
    const product = await putProduct('ONLY-HERE', { flags: [], categoryIds: ['cat-accesorii'] });
    expect(await world.api.sync(product)).toMatchObject({ status: 'synced', note: null });
    expect(world.shop.categoriesNamed('Accesorii')).toHaveLength(1);
    const result = await syncAbroad(product);
    expect(result).toMatchObject({ success: true, status: 'skipped', wooCommerceId: null });
    expect(result.note).toContain('PRODUCT_FILTER');
    expect(abroad.findProduct(product)).toBeUndefined();
    expect(abroad.categoriesNamed('Accesorii')).toEqual([]);
  });

  it('takes down what leaves its filter, and brings it back as it was', async () => {
    const product = await putProduct('LEAVES');
    const { wooCommerceId } = await syncAbroad(product);
    await world.api.sync(product);
    await world.erp.editSilently(product, { categoryIds: ['cat-accesorii'] });
    await world.api.tell('product.updated', product.id);
    await eventually(() => {
      expect(abroad.product(product).status).toBe('trash');
    });
    expect(world.shop.product(product).status).toBe('publish');
    await world.erp.editSilently(product, { categoryIds: ['cat-interior'] });
    await world.api.tell('product.updated', product.id);
    await eventually(() => {
      expect(abroad.product(product).status).toBe('publish');
    });
    expect(abroad.product(product).id).toBe(wooCommerceId);
    await world.drained();
  });

  it('fails the price alone where its list has none, and keeps the old one', async () => {
    const product = await putProduct('UNLISTED');
    await syncAbroad(product);
    await world.erp.editSilently(product, { prices: [], texts: { en: { name: 'Light' } } });
    const result = await syncAbroad(product);
    expect(result.error).toMatchObject({ code: 'PRICE_NOT_IN_LIST' });
    expect(abroad.product(product)).toMatchObject({ regular_price: '5.00', name: 'Light' });
  });

  it('never sells in another currency than it says', async () => {
    const product = await putProduct('LEI', {
      prices: [{ list: 'export', regular: '5.00', currency: 'RON' }],
    });
    const result = await syncAbroad(product);
    expect(result.error).toMatchObject({ code: 'CURRENCY_MISMATCH' });
    expect(abroad.findProduct(product)).toBeUndefined();
  });

  it('fails for itself alone where the ERP serves its entry broken, and names it', async () => {
    const product = await putProduct('BROKEN', {
      prices: [...euro('5.00'), { list: 'b2b', regular: 'x', currency: 'lei' }],
    });
    expect(await syncAbroad(product)).toMatchObject({ status: 'synced' });
    await world.erp.editSilently(product, { texts: { en: { name: '' } } });
    const { error } = await syncAbroad(product);
    expect(error).toMatchObject({ code: 'ERP_FIELD_INVALID' });
    expect(error?.message).toContain('texts.en.name');
    expect(await world.api.sync(product)).toMatchObject({ success: true });
  });
});

describe('other rules of a store', () => {
  let product: ErpProduct;
  let other: ErpProduct;
  beforeAll(async () => {
    await add('abroad', { settings: { PRICE_LIST: 'export' } }).expect(201);
    product = await putProduct('PLANNED-1', {
      prices: [...euro('5.00'), { ...euro('7.00')[0], list: 'dear' }],
    });
    other = await putProduct('PLANNED-2', {
      prices: [...euro('8.00'), { ...euro('6.00')[0], list: 'dear' }],
      flags: ['b2b'],
    });
    for (const one of [product, other]) await syncAbroad(one);
    await world.quiet();
  });
  afterAll(() => remove('abroad'));

  const RULES = { PRICE_LIST: 'dear', PRODUCT_FILTER: 'flags=web' };

  it('are planned, and nothing is written', async () => {
    const before = abroad.writeCalls().length;
    const { id, plan } = await planned(RULES);
    expect(plan).toMatchObject({
      trash: 1,
      unsold: expect.any(Number) as number,
      fields: { price: 1 },
      moneyImpact: { raised: { products: 1, sum: '2' }, lowered: { products: 0, sum: '0' } },
    });
    const { text, headers } = await world.api
      .get(`/stores/abroad/plans/${id}/changes.csv`)
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain(`${product.id},,PLANNED-1,price.regular,5.00,7.00,\r\n`);
    expect(text).toContain(`${other.id},,PLANNED-2,status,publish,trash,\r\n`);
    expect((await world.api.get(`/stores/abroad/plans/${id}`).expect(200)).body).toMatchObject({
      plan: { trash: 1 },
      settings: RULES,
    });
    expect(abroad.writeCalls()).toHaveLength(before);
    expect(abroad.priceOf(product)).toBe('5.00');
  });

  it('are planned one at a time, and listed', async () => {
    const { id } = await planned({ STOCK_CAP: '3' });
    const turns = world.app.get(StoreTurnRepository);
    const token = randomUUID();
    await turns.take('abroad', 'plan', token);
    await turns.take('abroad', 'ask-shop', token);
    const plan = (): Test => world.api.post('/stores/abroad/plan').send({ settings: {} });
    expect((await plan().expect(409)).body).toMatchObject({ code: 'PLAN_GOING' });
    const dryRun = { dryRun: true, askShop: true };
    const asked = await world.api.post('/sync/all?storeId=abroad').send(dryRun).expect(409);
    expect(asked.body).toMatchObject({ code: 'ASK_SHOP_GOING' });
    await world.api.get('/sync/plan.csv?storeId=abroad&askShop=true').expect(409);
    // Its process has died.
    await world.databaseClock.advance(61_000);
    await plan().expect(200);
    await world.api.post('/sync/all?storeId=abroad').send(dryRun).expect(200);
    const { body } = await world.api.get('/stores/abroad/plans').expect(200);
    const { items } = body as { items: readonly object[] };
    expect(items).toContainEqual(expect.objectContaining({ id, isExpired: false }));
    expect(items[0]).not.toHaveProperty('plan');
    await world.api.get('/stores/nowhere/plans').expect(404);
  });

  it('are refused without a plan of exactly these settings, an hour old at the most', async () => {
    const refused = async (fields: object): Promise<void> => {
      const { body } = await change({ settings: RULES, ...fields }).expect(409);
      expect(body).toMatchObject({ code: 'STORE_PLAN_NEEDED' });
    };
    await refused({});
    const others = await planned({ PRICE_LIST: 'dear' });
    await refused({ planId: others.id });
    const elsewhere = await planned(RULES, 'default');
    await refused({ planId: elsewhere.id });
    const old = await planned(RULES);
    await world.databaseClock.advance(3_601_000);
    await refused({ planId: old.id });
    // What decides nothing about products needs none.
    await change({ name: 'Abroad', settings: { SHOP_CANARY_SECONDS: '0' } }).expect(200);
  });

  it('come to every product once they are applied', async () => {
    const { id } = await planned(RULES);
    const { body } = await change({ settings: RULES, planId: id }).expect(200);
    expect(body).toMatchObject({ fullSyncDue: true });
    await bringRules();
    await eventually(() => {
      expect(abroad.priceOf(product)).toBe('7.00');
      expect(abroad.product(other).status).toBe('trash');
    });
    const { text } = await world.api.get('/audit?storeId=abroad').expect(200);
    expect(text).toContain(id);
    expect(text).toContain('runs.start');
  });

  it('come to a paused store once it is active, and nothing of it is called before', async () => {
    await change({ state: 'paused' }).expect(200);
    const calls = abroad.journal.calls.length;
    const back = { PRODUCT_FILTER: null };
    const { id, plan } = await planned(back);
    expect(plan).toMatchObject({ restore: 1 });
    expect(plan['note']).toContain('not called');
    await change({ settings: back, planId: id }).expect(200);
    await world.databaseClock.advance(KNOWN_TO_ALL_MS);
    expect(abroad.journal.calls).toHaveLength(calls);
    await change({ state: 'active' }).expect(200);
    await bringRules();
    await eventually(() => {
      expect(abroad.product(other)).toMatchObject({ status: 'publish', regular_price: '6.00' });
    });
  });

  it('need a plan as well where they were made while the store was a draft', async () => {
    await change({ state: 'draft' }).expect(200);
    const rules = { PRODUCT_FILTER: 'flags=nobody' };
    await change({ settings: rules }).expect(200);
    const { body } = await change({ state: 'active' }).expect(409);
    expect(body).toMatchObject({ code: 'STORE_PLAN_NEEDED' });
    // The same as before, but what the ERP changed meanwhile has to come.
    const back = await change({ state: 'active', settings: { PRODUCT_FILTER: null } }).expect(200);
    expect(back.body).toMatchObject({ fullSyncDue: true });
    await bringRules();
  });

  it('may hide what leaves, or leave it alone', async () => {
    const hide = { PRODUCT_FILTER: 'flags=web', PRODUCT_FILTER_LEAVES: 'draft' };
    const first = await planned(hide);
    expect(first.plan).toMatchObject({ hide: 1, trash: 0 });
    await change({ settings: hide, planId: first.id }).expect(200);
    await bringRules();
    await eventually(() => {
      expect(abroad.product(other).status).toBe('draft');
    });
    const leave = { PRODUCT_FILTER_LEAVES: 'leave', PRICE_LIST: 'export' };
    const second = await planned(leave);
    await change({ settings: leave, planId: second.id }).expect(200);
    await bringRules();
    await eventually(() => {
      expect(abroad.priceOf(product)).toBe('5.00');
    });
    expect(abroad.product(other)).toMatchObject({ status: 'draft', regular_price: '6.00' });
  });

  it('that cannot be are refused, and the setting is named', async () => {
    for (const [name, text] of [
      ['PRODUCT_FILTER', 'category=led'],
      ['PRODUCT_FILTER', 'flags='],
      ['PRODUCT_FILTER_LEAVES', 'delete'],
      ['STOCK_PERCENT', '101'],
      ['PRICE_CURRENCY', 'lei'],
      ['SHOP_LANGUAGE', 'english!'],
    ] as const) {
      const { body } = await world.api
        .post('/stores/abroad/plan')
        .send({ settings: { [name]: text } })
        .expect(400);
      expect((body as { errors: { field: string }[] }).errors[0]?.field).toBe(`settings.${name}`);
    }
    await world.api
      .post('/stores/abroad/plan')
      .send({ settings: { PRODUCT_FILTER_LEAVES: 'draft', FIELD_OWNERSHIP: 'status=shop' } })
      .expect(400);
    await world.api.post('/stores/nobody/plan').send({ settings: {} }).expect(404);
    await world.api.post('/stores/abroad/plan').send({ settings: null }).expect(400);
    await world.api
      .post('/stores/abroad/plan', { stores: { abroad: 'operator' } })
      .send({ settings: {} })
      .expect(403);
    await world.api
      .post('/stores/abroad/plan', { stores: { other: 'admin' } })
      .send({ settings: {} })
      .expect(404);
  });

  it('tell of what they name and the ERP nowhere has', async () => {
    const { plan } = await planned({
      PRODUCT_FILTER: 'categories=cat-misspelt;flags=wep,web;tags=outlet',
      PRICE_LIST: 'exprot',
      STOCK_WAREHOUSES: 'CLJ,TIM',
      SHOP_LANGUAGE: 'hu',
    });
    const notes = plan['notes'] as readonly { code: string; names: string; products: number }[];
    expect(notes.map(({ code, names }) => `${code} ${names}`)).toEqual([
      'CATEGORY_UNMET cat-misspelt',
      'TAG_UNMET outlet',
      'FLAG_UNMET wep',
      'PRICE_LIST_UNMET exprot',
      'WAREHOUSE_UNMET TIM',
      'LANGUAGE_UNMET hu',
    ]);
    for (const { products } of notes) expect(products).toBeGreaterThan(0);
    expect((await planned({ PRICE_LIST: 'export', SHOP_LANGUAGE: 'en' })).plan).toMatchObject({
      notes: [],
    });
  });
});
