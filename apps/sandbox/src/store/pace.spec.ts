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

/** What some calls cost: time on the wall, and of the shop's processor; both in milliseconds. */
interface Cost {
  readonly wallMs: number;
  readonly usedMs: number;
}

const usedMs = async (): Promise<number> =>
  ((await caller.control('GET', '/visitors')).body as { callsMs: number }).callsMs;

async function costOf(calls: () => Promise<unknown>): Promise<Cost> {
  const before = await usedMs();
  const startedAt = performance.now();
  await calls();
  const wallMs = performance.now() - startedAt;
  return { wallMs, usedMs: (await usedMs()) - before };
}

/** Every one of some clients sends a batch of updates at the same time. */
const batchesOf = (clients: number): Promise<Cost> => {
  const body = { update: ids.map((id) => ({ id, regular_price: '12.00' })) };
  return costOf(() =>
    Promise.all(
      Array.from({ length: clients }, () => caller.send('POST', '/products/batch', body)),
    ),
  );
};

/** Timers of Node may ring a millisecond early. */
const EARLY_MS = 2;

// How fast this machine is must not matter here: what a call is charged is exact, and no answer
// comes before its time is over. That calls slow each other as they should, `workers.spec` proves.
describe('the pace of a measured shop', () => {
  it('is 60 ms + 20 ms for each of 100 updates, of two cores', async () => {
    await caller.control('PATCH', '/behaviour', { preset: 'measured' });
    const [one, four] = [await batchesOf(1), await batchesOf(4)];
    expect(one.usedMs / NOMINAL_MS).toBeCloseTo(1, 1);
    expect(one.wallMs).toBeGreaterThanOrEqual(NOMINAL_MS - EARLY_MS);
    expect(four.usedMs / NOMINAL_MS).toBeCloseTo(4, 1);
    expect(four.wallMs).toBeGreaterThanOrEqual(2 * NOMINAL_MS - EARLY_MS);
  });

  it('is one of its own for variations, and for refusals', async () => {
    const model = { perCall: 100, perUpdate: 40, perVariation: 20 };
    await caller.control('PATCH', '/behaviour', { preset: 'instant', ...model });
    const parent = await shop.writer.create({ name: 'Mug', type: 'variable' }, 'batch');
    const variations = [];
    for (let count = 0; count < 20; count += 1) {
      variations.push(await shop.writer.createVariation(parent, {}, 'batch'));
    }
    const items = variations.map(({ id }) => ({ id, regular_price: '9.00' }));
    const update = ids.slice(0, 20).map((id) => ({ id, regular_price: '9.00' }));
    const path = `/products/${parent.id}/variations/batch`;
    const costs = [
      await costOf(() => caller.send('POST', '/products/batch', { update })),
      await costOf(() => caller.send('POST', path, { update: items })),
      await costOf(() => caller.send('POST', '/products', { regular_price: 9 })),
    ];
    expect(costs.map((cost) => cost.usedMs)).toEqual([900, 500, 100]);
    expect(
      costs.every(({ wallMs }, index) => wallMs >= ([900, 500, 100][index] ?? 0) - EARLY_MS),
    ).toBe(true);
  });

  it('charges a list by its rows, and a single read nothing besides', async () => {
    await caller.control('PATCH', '/behaviour', { preset: 'instant', perRow: 10 });
    const list = await costOf(() => caller.send('GET', '/products?per_page=50&_fields=id'));
    expect(list.usedMs).toBe(500);
    expect(list.wallMs).toBeGreaterThanOrEqual(500 - EARLY_MS);
    const single = await costOf(() => caller.send('GET', `/products/${ids[0] ?? 0}`));
    expect(single.usedMs).toBeLessThanOrEqual(10);
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
