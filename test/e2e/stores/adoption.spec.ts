import { randomBytes, randomUUID } from 'node:crypto';
import { DEMO_KEY, startStoreDouble } from '../../../apps/sandbox/src/store';
import { RunAdoption } from '../../../libs/woocommerce-sync/src/application/adoption/run-adoption';
import type { AdoptionDecisionResponse } from '../../../libs/woocommerce-sync/src/api/responses/stores/adoption-decision.response';
import type {
  AdoptionPairsResponse,
  AdoptionReportResponse,
} from '../../../libs/woocommerce-sync/src/api/responses/stores/adoption.response';
import { AdoptionRunRepository } from '../../../libs/woocommerce-sync/src/domain/adoption/adoption-run.repository';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { aFamily, aPrice } from '../../support/world/goods';
import { shopDriver, type ShopDriver } from '../../support/world/shop-driver';
import { startWorld, type World } from '../../support/world/world';

const SECRET = 'cs_of_the_shop_that_has_products';
const LAMP = 'Lampă LED Orion, 9 W, lumină caldă 3000K';

let world: World;
let shop: ShopDriver;

beforeEach(async () => {
  const SECRETS_KEYS = `one:${randomBytes(32).toString('base64')}`;
  // Nothing but what a test does is to write to a shop.
  world = await startWorld({
    products: 0,
    settings: { SECRETS_KEYS, ERP_RECONCILE_CRON: '0 0 1 1 *' },
  });
  shop = shopDriver(
    await startStoreDouble({ preset: 'instant', keys: [{ ...DEMO_KEY, secret: SECRET }] }),
  );
  await world.api
    .post('/stores')
    .send({
      id: 'old',
      name: 'A shop that has products',
      url: shop.url,
      consumerKey: DEMO_KEY.key,
      consumerSecret: SECRET,
    })
    .expect(201);
});
afterEach(async () => {
  await world.close();
  await shop.close();
});

const inShop = (fields: Readonly<Record<string, unknown>>) =>
  shop.writer.create({ regular_price: '10.00', ...fields }, 'single');

const report = async (): Promise<AdoptionReportResponse> =>
  (await world.api.get('/stores/old/adoption').expect(200)).body as AdoptionReportResponse;

/** Reads the shop to the end. */
async function read(): Promise<AdoptionReportResponse> {
  await world.api.post('/stores/old/adoption').expect(202);
  return eventually(
    async () => {
      const ended = await report();
      expect(ended).not.toMatchObject({ status: 'running' });
      return ended;
    },
    { timeout: 20_000 },
  );
}

const pairs = async (query = ''): Promise<AdoptionPairsResponse['items']> => {
  const { body } = await world.api.get(`/stores/old/adoption/products${query}`).expect(200);
  return (body as AdoptionPairsResponse).items;
};

const decide = async (request: object): Promise<AdoptionDecisionResponse> => {
  const { body } = await world.api
    .post('/stores/old/adoption/decisions')
    .send({ reason: 'Looked through', ...request })
    .expect(200);
  return body as AdoptionDecisionResponse;
};

const activate = () => world.api.patch('/stores/old').send({ state: 'active' });

/** A full sync of the shop, to its end. */
async function fullSync(): Promise<void> {
  const { body } = await world.api.post('/sync/all?storeId=old').send({}).expect(202);
  const { batchId } = body as { batchId: string };
  await eventually(
    async () => {
      expect(await world.api.run(batchId)).toMatchObject({ status: 'completed', open: 0 });
    },
    { timeout: 30_000 },
  );
}

/** What the shop has of the ERP's products, and of others, in every way that is told apart. */
async function aMessyShop(): Promise<void> {
  const put = (fields: object) => world.erp.putSilently(fields);
  await put({ id: 'by-sku', sku: 'SKU-1', name: 'By SKU' });
  await put({ id: 'by-gtin', sku: 'SKU-2', name: 'By GTIN', gtin: '4006381333931' });
  await put({ id: 'by-name', sku: 'SKU-3', name: LAMP, price: aPrice('34.90') });
  await put({ id: 'twin-1', sku: 'TWIN-1', name: 'Twin chandelier' });
  await put({ id: 'twin-2', sku: 'TWIN-2', name: 'Twin chandelier' });
  await put({ id: 'new', sku: 'NEW', name: 'Something that only Cypher has' });
  await put({ id: 'family', sku: 'FAM', name: 'Family', ...aFamily('FAM', ['S', 'M']) });
  await inShop({ sku: 'sku-1', name: 'By an older SKU', regular_price: '7.00' });
  await inShop({ sku: 'OLD-2', name: 'Mostly by GTIN', global_unique_id: '4006381333931' });
  await inShop({ name: 'LUMINA CALDA 3000K – lampa led orion 9W', regular_price: '34.90' });
  await inShop({ name: 'Twin chandelier' });
  await inShop({ sku: 'CANDLE', name: 'A candle that nobody buys from Cypher' });
  const family = await inShop({
    name: 'Familie',
    type: 'variable',
    attributes: [{ name: 'Size', options: ['S', 'M'], variation: true, visible: true }],
  });
  for (const [size, sku] of [
    ['S', 'FAM-S'],
    ['M', ''],
  ])
    await shop.writer.createVariation(
      family,
      { sku, regular_price: '50.00', attributes: [{ name: 'Size', option: size }] },
      'single',
    );
}

describe('the adoption of a shop that has products', () => {
  it('tells what is which, decides it by groups and products, and makes nothing twice', async () => {
    await aMessyShop();
    const before = shop.products().length;
    expect(await read()).toMatchObject({
      status: 'completed',
      products: 6,
      variations: 2,
      erpProducts: 7,
      toDecide: 8,
      counts: [
        { group: 'ambiguous', pairs: 2, undecided: 2 },
        { group: 'erp_only', pairs: 1 },
        { group: 'likely', pairs: 1 },
        { group: 'matched', pairs: 5, variants: 2 },
        { group: 'shop_only', pairs: 1 },
      ],
    });
    expect(await pairs('?group=likely')).toMatchObject([
      { erp: { productId: 'by-name' }, shop: { name: expect.stringContaining('orion') as string } },
    ]);
    expect(await pairs('?group=matched')).toMatchObject([
      { erp: { productId: 'by-sku', price: '10.00' }, shop: { price: '7.00' }, matchedBy: 'sku' },
      { erp: { productId: 'by-gtin' }, matchedBy: 'gtin', reasons: ['sku_differs'] },
      { erp: { productId: 'family', variantId: null }, matchedBy: 'variants' },
      { erp: { variantId: 'FAM-S' }, matchedBy: 'sku' },
      { erp: { variantId: 'FAM-M' }, matchedBy: 'options' },
    ]);
    const undecided = await activate().expect(409);
    expect(undecided.body).toMatchObject({ code: 'ADOPTION_UNDECIDED' });

    // By groups: what it would touch first.
    const wish = { decision: 'adopt', group: 'matched' };
    expect(await decide({ ...wish, dryRun: true })).toMatchObject({ pairs: 5, refused: [] });
    expect(await report()).toMatchObject({ toDecide: 8 });
    const refused = await world.api
      .post('/stores/old/adoption/decisions')
      .send({ ...wish, reason: 'Counted yesterday', expected: 4 })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'ADOPTION_CHANGED' });
    expect(await report()).toMatchObject({ toDecide: 8 });
    const decided = await decide({ ...wish, expected: 5 });
    expect(decided).toMatchObject({ pairs: 5, refused: [], dryRun: false });
    expect(await decide({ decision: 'adopt', group: 'likely' })).toMatchObject({ pairs: 1 });
    // By products: one of the twins is the shop's, and the other one is new.
    const [first, second] = await pairs('?group=ambiguous');
    const chosen = {
      id: the(first).id,
      storeProductId: the(the(first).candidates[0] ?? the(first).shop).storeProductId,
    };
    expect(await decide({ decision: 'adopt', pairs: [chosen] })).toMatchObject({ pairs: 1 });
    const other = { id: the(second).id, storeProductId: chosen.storeProductId };
    expect(await decide({ decision: 'adopt', pairs: [other] })).toMatchObject({
      pairs: 0,
      refused: [{ code: 'MAPPED_ELSEWHERE', pairs: 1, ids: [other.id] }],
    });
    expect(await decide({ decision: 'adopt', group: 'ambiguous' })).toMatchObject({
      pairs: 0,
      refused: [{ code: 'SHOP_PRODUCT_NOT_NAMED', pairs: 1 }],
    });
    expect(await decide({ decision: 'create', group: 'ambiguous' })).toMatchObject({ pairs: 1 });
    const strangers = { decision: 'foreign', group: 'shop_only' };
    expect(await decide(strangers)).toMatchObject({ pairs: 1 });
    expect(shop.journal.entries).toEqual([]);
    expect(shop.products()).toHaveLength(before);

    await activate().expect(200);
    await fullSync();
    // Two are new: the other twin, and what only Cypher has.
    expect(shop.products()).toHaveLength(before + 2);
    expect(shop.priceOf('SKU-1')).toBe('10.00');
    expect(shop.product('SKU-3').name).toBe(LAMP);
    expect(shop.product('SKU-2').global_unique_id).toBe('4006381333931');
    expect(shop.variationsOf('FAM').map(({ sku }) => sku)).toEqual(['FAM-S', 'FAM-M']);
    expect(shop.product('CANDLE').name).toBe('A candle that nobody buys from Cypher');
    const { body } = await world.api.get('/audit?storeId=old&limit=200').expect(200);
    const { items } = body as { items: readonly { action: string }[] };
    // The one that was refused for its number, too.
    expect(items.filter(({ action }) => action === 'adoption.decide')).toHaveLength(8);
  });

  it('remembers what was said when it reads once more', async () => {
    await world.erp.putSilently({ id: 'twin-1', sku: 'TWIN-1', name: 'Twin chandelier' });
    await world.erp.putSilently({ id: 'twin-2', sku: 'TWIN-2', name: 'Twin chandelier' });
    await world.erp.putSilently({ id: 'mine', sku: 'MINE', name: 'Mine' });
    await inShop({ name: 'Twin chandelier' });
    const mine = await inShop({ sku: 'MINE', name: 'Mine' });
    await read();
    expect(await decide({ decision: 'create', group: 'ambiguous' })).toMatchObject({ pairs: 2 });
    expect(await decide({ decision: 'adopt', group: 'matched' })).toMatchObject({ pairs: 1 });
    expect(await read()).toMatchObject({ toDecide: 0 });
    expect(await pairs('?decided=true')).toMatchObject([
      { erp: { productId: 'mine' }, matchedBy: 'mapping', shop: { storeProductId: mine.id } },
      { erp: { productId: 'twin-1' }, decision: 'create', decisionReason: 'Looked through' },
      { erp: { productId: 'twin-2' }, decision: 'create' },
    ]);
    await activate().expect(200);
  });

  it('never lets a product that is not the ERP’s be taken for it', async () => {
    await world.erp.putSilently({ id: 'P', sku: 'SAME', name: 'A lamp' });
    await inShop({ sku: 'SAME', name: 'Something else altogether', regular_price: '3.00' });
    expect(await read()).toMatchObject({ counts: [{ group: 'ambiguous', pairs: 1 }] });
    expect(await pairs()).toMatchObject([{ matchedBy: 'sku', reasons: ['name_differs'] }]);
    expect(await decide({ decision: 'create', group: 'ambiguous' })).toMatchObject({
      pairs: 0,
      refused: [{ code: 'CODE_TAKEN', pairs: 1 }],
    });
    expect(await decide({ decision: 'foreign', group: 'ambiguous' })).toMatchObject({ pairs: 1 });
    await activate().expect(200);
    await fullSync();
    expect(shop.products()).toHaveLength(1);
    expect(shop.product('SAME')).toMatchObject({
      name: 'Something else altogether',
      regular_price: '3.00',
    });
    const { body } = await world.api.get('/sync/failed?storeId=old').expect(200);
    expect(body).toMatchObject({ items: [{ productId: 'P', error: { code: 'SKU_OF_FOREIGN' } }] });
  });

  it('can be given up, and read again; what was adopted stays', async () => {
    await world.erp.putSilently({ id: 'P', sku: 'S', name: 'A lamp' });
    await world.erp.putSilently({ id: 'Q', sku: 'T', name: 'A chair' });
    await inShop({ sku: 'S', name: 'Lamp' });
    await inShop({ sku: 'T', name: 'Chair' });
    await read();
    const [first] = await pairs('?group=matched');
    await decide({ decision: 'adopt', pairs: [{ id: the(first).id }] });
    await activate().expect(409);
    const given = await world.api.delete('/stores/old/adoption').expect(200);
    expect(given.body).toMatchObject({ status: 'cancelled' });
    await world.api.delete('/stores/old/adoption').expect(404);
    const { body } = await world.api
      .post('/stores/old/adoption/decisions')
      .send({ decision: 'adopt', group: 'matched', reason: 'late' })
      .expect(409);
    expect(body).toMatchObject({ code: 'ADOPTION_NOT_READ' });
    expect(await read()).toMatchObject({
      toDecide: 1,
      counts: [{ group: 'matched', pairs: 2, undecided: 1 }],
    });
  });

  it('begins anew where the process that read died, and fails with its reason', async () => {
    await world.erp.putSilently({ id: 'P', sku: 'S', name: 'A lamp' });
    await inShop({ sku: 'S', name: 'A lamp' });
    const runs = world.app.get(AdoptionRunRepository);
    const { id } = the(await runs.start('old', 'test'));
    await runs.take(id, randomUUID());
    const going = await world.api.post('/stores/old/adoption').expect(409);
    expect(going.body).toMatchObject({ code: 'ADOPTION_GOING' });
    expect((await activate().expect(409)).body).toMatchObject({ code: 'ADOPTION_GOING' });
    await world.databaseClock.advance(61_000);
    await world.app.get(RunAdoption).resume();
    await eventually(async () => {
      expect(await report()).toMatchObject({ id, status: 'completed', products: 1 });
    });
    shop.faults.add({ route: 'GET /products', kind: 'server-error' });
    expect(await read()).toMatchObject({
      status: 'failed',
      failure: { code: expect.any(String) as string },
      // What was read before counts on.
      counts: [{ group: 'matched', pairs: 1 }],
      toDecide: 1,
    });
    expect((await activate().expect(409)).body).toMatchObject({ code: 'ADOPTION_UNDECIDED' });
    expect(await decide({ decision: 'leave', group: 'matched' })).toMatchObject({ pairs: 1 });
    // A shop that fails would be found unfit.
    shop.faults.clear();
    await activate().expect(200);
  });

  it('is for admins, of stores that there are, and says what is wrong with a request', async () => {
    await world.api.get('/stores/old/adoption').expect(404);
    await world.api.post('/stores/nobody/adoption').expect(404);
    await world.api.post('/stores/old/adoption', 'operator').expect(403);
    await read();
    await world.api.get('/stores/old/adoption/products?group=guess').expect(400);
    await world.api.get('/stores/old/adoption/products?cursor=guess').expect(400);
    for (const wrong of [
      { decision: 'guess', group: 'matched' },
      { decision: 'adopt' },
      { decision: 'adopt', group: 'matched', pairs: [{ id: '1' }] },
      { decision: 'adopt', pairs: [] },
      { decision: 'adopt', pairs: [{ id: 'x' }] },
      { decision: 'adopt', pairs: [{ id: '999999' }] },
      { decision: 'adopt', group: 'matched', reason: '' },
    ])
      await world.api
        .post('/stores/old/adoption/decisions')
        .send({ reason: 'why', ...wrong })
        .expect(400);
  });
});
