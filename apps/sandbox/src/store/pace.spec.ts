import { eventually } from '../../../../test/support/eventually';
import { startStoreDouble, type StoreDouble } from './store-double';
import { ShopCaller } from './testing/shop-caller';

const PRODUCTS = 100;
const NOMINAL_MS = 60 + PRODUCTS * 20;

let shop: StoreDouble;
let caller: ShopCaller;
let ids: number[];
beforeAll(async () => {
  shop = await startStoreDouble({ preset: 'instant', behindTls: true });
  caller = new ShopCaller(shop);
  const products = Array.from({ length: PRODUCTS }, (_, index) => ({ name: `Lamp ${index}` }));
  await caller.control('POST', '/seed', { products });
  ids = [...shop.catalogue.products.keys()];
});
afterAll(() => shop.close());

/**
 * How long it takes, in milliseconds, until every one of some clients has its batch of updates
 * done.
 */
const batchesOf = async (clients: number): Promise<number> => {
  const body = { update: ids.map((id) => ({ id, regular_price: '12.00' })) };
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, () => caller.send('POST', '/products/batch', body)),
  );
  return performance.now() - startedAt;
};

describe('the pace of a measured shop', () => {
  it('is 60 ms + 20 ms for each of 100 updates; two clients get twice as many, and four no more', async () => {
    await caller.control('PATCH', '/behaviour', { preset: 'measured' });
    const [one, two, four] = [await batchesOf(1), await batchesOf(2), await batchesOf(4)];
    expect(Math.abs(one / NOMINAL_MS - 1)).toBeLessThan(0.1);
    expect(Math.abs((2 * one) / two / 2 - 1)).toBeLessThan(0.1);
    expect(Math.abs((4 * one) / four / 2 - 1)).toBeLessThan(0.1);
  });

  it('is one of its own for variations, and for refusals', async () => {
    const model = { perCall: 100, perUpdate: 40, perVariation: 20 };
    await caller.control('PATCH', '/behaviour', { preset: 'instant', ...model });
    const parent = await shop.writer.create({ name: 'Mug', type: 'variable' }, 'batch');
    const variations = [];
    for (let count = 0; count < 20; count += 1) {
      variations.push(await shop.writer.createVariation(parent, {}, 'batch'));
    }
    const timeOf = async (path: string, body: object): Promise<number> => {
      const startedAt = performance.now();
      await caller.send('POST', path, body);
      return performance.now() - startedAt;
    };
    const items = variations.map(({ id }) => ({ id, regular_price: '9.00' }));
    const path = `/products/${parent.id}/variations/batch`;
    const products = await timeOf('/products/batch', {
      update: ids.slice(0, 20).map((id) => ({ id, regular_price: '9.00' })),
    });
    expect(Math.abs(products / 900 - 1)).toBeLessThan(0.15);
    expect(Math.abs((await timeOf(path, { update: items })) / 500 - 1)).toBeLessThan(0.15);
    expect(await timeOf('/products', { regular_price: 9 })).toBeGreaterThanOrEqual(99);
  });

  it('charges a list by its rows, and a single read nothing besides', async () => {
    await caller.control('PATCH', '/behaviour', { preset: 'instant', perRow: 10 });
    const timeOf = async (path: string): Promise<number> => {
      const startedAt = performance.now();
      await caller.send('GET', path);
      return performance.now() - startedAt;
    };
    const list = await timeOf('/products?per_page=50&_fields=id');
    expect(list).toBeGreaterThanOrEqual(499);
    expect(await timeOf(`/products/${ids[0] ?? 0}`)).toBeLessThan(list / 2);
  });

  it('can be set value by value, and gets slower when told', async () => {
    const { body } = await caller.control('PATCH', '/behaviour', {
      preset: 'measured',
      perUpdate: 5,
      workers: 3,
      slowdown: { perCall: 1 },
    });
    expect(body).toMatchObject({
      model: { perCall: 60, perUpdate: 5, perCreate: 50, workers: 3 },
      slowerBy: 1,
    });
    await caller.send('GET', '/products');
    await caller.send('GET', '/products');
    expect((await caller.control('GET', '/behaviour')).body).toMatchObject({ slowerBy: 3 });
    await caller.control('PATCH', '/behaviour', { slowdown: null });
    expect((await caller.control('GET', '/behaviour')).body).toMatchObject({ slowerBy: 1 });
  });

  it('is refused where it makes no sense', async () => {
    const refusal = async (body: object) =>
      (await caller.control('PATCH', '/behaviour', body)).status;
    expect(await refusal({ perCall: -1 })).toBe(400);
    expect(await refusal({ workers: 0 })).toBe(400);
    expect(await refusal({ unknown: true })).toBe(400);
    expect(await refusal({ settings: { timeZone: 'Nowhere' } })).toBe(400);
  });
});

describe('visitors of the shop', () => {
  it('come, are told of, and stay away', async () => {
    await caller.control('PATCH', '/behaviour', { preset: 'measured' });
    const { body: load } = await caller.control('PUT', '/visitors', { perSecond: 200, pageMs: 5 });
    expect(load).toMatchObject({ load: { perSecond: 200, pageMs: 5, seed: 1 }, views: 0 });
    await eventually(async () => {
      const { body } = await caller.control('GET', '/visitors');
      expect((body as { views: number }).views).toBeGreaterThan(20);
      expect((body as { usedMs: number }).usedMs).toBeGreaterThan(100);
    });
    const { body: last } = await caller.control('DELETE', '/visitors');
    expect(last).toMatchObject({ load: null, latencyMs: { p50: expect.any(Number) } });
    const { usedMs, callsMs, visitorsMs } = last as Record<string, number>;
    expect(visitorsMs).toBeGreaterThan(90);
    expect(Math.abs((callsMs ?? 0) + (visitorsMs ?? 0) - (usedMs ?? 0))).toBeLessThanOrEqual(1);
  });

  it.each([{}, { perSecond: 0 }, { perSecond: 1, pageMs: -1 }, { perSecond: 1, pages: 3 }])(
    'are refused as %j',
    async (wish) => {
      expect((await caller.control('PUT', '/visitors', wish)).status).toBe(400);
    },
  );
});
