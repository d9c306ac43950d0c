import { the } from '../../../../../test/support/the';
import { startStoreDouble, type StoreDouble } from '../store-double';
import type { FaultWish } from './fault-rules';
import { ShopCaller } from '../testing/shop-caller';

let shop: StoreDouble;
let caller: ShopCaller;
beforeEach(async () => {
  shop = await startStoreDouble({ preset: 'instant', behindTls: true });
  caller = new ShopCaller(shop);
});
afterEach(() => shop.close());

const PRODUCTS = '/wp-json/wc/v3/products';
const set = async (wish: FaultWish): Promise<number> =>
  (await caller.control<{ id: number }>('POST', '/faults', wish)).body.id;
const create = (signal?: AbortSignal) => caller.raw('POST', PRODUCTS, { name: 'Lamp' }, signal);
const made = () => shop.catalogue.products.size;

describe('a fault', () => {
  it.each([
    ['rate-limit', 429],
    ['server-error', 500],
    ['critical-error', 500],
    ['forbidden', 403],
    ['bad-gateway', 502],
    ['unauthorized', 401],
    ['html', 200],
  ] as const)('%s answers %p, and nothing is done', async (kind, status) => {
    await set({ kind });
    const answer = await create();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain(
      ['rate-limit', 'unauthorized', 'critical-error'].includes(kind) ? 'json' : 'html',
    );
    expect(made()).toBe(0);
  });

  it('rate-limit says when to come back, in seconds or as a date', async () => {
    for (const retryAfter of ['7', 'Tue, 24 Nov 2026 10:00:00 GMT']) {
      await set({ kind: 'rate-limit', retryAfter, times: 1 });
      expect((await create()).headers.get('retry-after')).toBe(retryAfter);
    }
  });

  it('gateway-timeout-after-applying answers 504 though all is done', async () => {
    await set({ kind: 'gateway-timeout-after-applying' });
    expect((await create()).status).toBe(504);
    expect(made()).toBe(1);
  });

  it.each([
    ['reset', 1],
    ['reset-before-applying', 0],
  ] as const)('%s ends the connection, %p being done', async (kind, count) => {
    await set({ kind });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(made()).toBe(count);
  });

  it('timeout-after-applying never answers though all is done', async () => {
    await set({ kind: 'timeout-after-applying' });
    await expect(create(AbortSignal.timeout(150))).rejects.toThrow('timeout');
    expect(made()).toBe(1);
  });

  it.each([
    ['truncated', /^\{/],
    ['bom', /^\uFEFF\{.*\}$/s],
    ['php-warning', /^<br \/>.*\{.*\}$/s],
  ] as const)('%s spoils the JSON though all is done', async (kind, pattern) => {
    await set({ kind });
    const answer = await create();
    expect(answer.status).toBe(200);
    const body = Buffer.from(await answer.arrayBuffer()).toString();
    expect(body).toMatch(pattern);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
    expect(made()).toBe(1);
  });

  it('slow-loris lets the bytes drip, for as long as the caller is there', async () => {
    await set({ kind: 'slow-loris', everyMs: 1 });
    const answer = await caller.raw('GET', `${PRODUCTS}?_fields=id`);
    const sizes: number[] = [];
    for await (const chunk of the(answer.body)) sizes.push((chunk as Uint8Array).length);
    expect(sizes).toEqual([1, 1]);
    await set({ kind: 'slow-loris', everyMs: 60_000 });
    shop.faults.remove(1);
    await expect(create(AbortSignal.timeout(150)).then((late) => late.text())).rejects.toThrow();
  });

  it('gigantic answers more than anybody should hold', async () => {
    await set({ kind: 'gigantic', bytes: 2_000_000 });
    const body = await (await create()).text();
    expect(body.length).toBeGreaterThan(2_000_000);
    expect(JSON.parse(body)).toMatchObject({ name: 'Lamp' });
    const controller = new AbortController();
    const answer = await create(controller.signal);
    await the(answer.body).getReader().read();
    controller.abort();
    expect((await caller.control('GET', '/faults')).status).toBe(200);
  });

  it('redirect sends the call to another host, and nothing is done', async () => {
    await set({ kind: 'redirect', location: 'http://elsewhere.example:8080' });
    const answer = await caller.raw('POST', `${PRODUCTS}?a=1`, { name: 'Lamp' });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe(`http://elsewhere.example:8080${PRODUCTS}?a=1`);
    expect(made()).toBe(0);
  });

  it('item-errors refuses some of a batch in their places, and takes the others', async () => {
    await set({ kind: 'item-errors', share: 0.5, seed: 3 });
    const names = Array.from({ length: 20 }, (_, index) => `Lamp ${index}`);
    const answer = await caller.raw('POST', `${PRODUCTS}/batch`, {
      create: names.map((name) => ({ name })),
    });
    const { create } = (await answer.json()) as {
      create: { name?: string; error?: { code: string } }[];
    };
    expect(create).toHaveLength(20);
    const refused = create.filter(({ error }) => error?.code === 'product_refused');
    expect(refused.length).toBeGreaterThan(3);
    expect(made()).toBe(20 - refused.length);
    // A list has no parts that could be refused.
    expect(await (await caller.raw('GET', PRODUCTS)).json()).toHaveLength(made());
    expect(create.map(({ name }) => name)).toEqual(
      names.map((name, index) => (create[index]?.error === undefined ? name : undefined)),
    );
  });
});

describe('a rule', () => {
  const statuses = async (count: number, path = PRODUCTS, method = 'GET'): Promise<number[]> => {
    const result: number[] = [];
    for (let call = 0; call < count; call += 1)
      result.push((await caller.raw(method, path)).status);
    return result;
  };

  it('strikes the route and the method that it names', async () => {
    await set({ kind: 'bad-gateway', route: '/products', method: 'POST' });
    expect(await statuses(1)).toEqual([200]);
    expect((await create()).status).toBe(502);
    await set({ kind: 'server-error', route: 'GET /orders' });
    expect(await statuses(1, '/wp-json/wc/v3/orders')).toEqual([500]);
  });

  it('strikes so many times, and from the Nth call on', async () => {
    await set({ kind: 'bad-gateway', times: 2 });
    expect(await statuses(3)).toEqual([502, 502, 200]);
    await set({ kind: 'server-error', nth: 2 });
    expect(await statuses(3)).toEqual([200, 500, 200]);
    await set({ kind: 'server-error', nth: 2, times: 2 });
    expect(await statuses(4)).toEqual([200, 500, 500, 200]);
  });

  it('strikes by chance, at the same calls for the same seed', async () => {
    const run = async (seed: number): Promise<number[]> => {
      const id = await set({ kind: 'bad-gateway', probability: 0.3, seed });
      const result = await statuses(40);
      await caller.control('DELETE', `/faults/${id}`);
      return result;
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    const struck = first.filter((status) => status === 502).length;
    expect(struck).toBeGreaterThan(3);
    expect(struck).toBeLessThan(25);
  });

  it('is listed with how often it struck, and lifted alone or with all others', async () => {
    const [first, second] = [
      await set({ kind: 'bad-gateway', times: 1 }),
      await set({ kind: 'html' }),
    ];
    await statuses(2);
    expect((await caller.control('GET', '/faults')).body).toMatchObject({
      faults: [
        { id: first, kind: 'bad-gateway', struck: 1, seen: 2 },
        { id: second, kind: 'html', struck: 1 },
      ],
    });
    expect((await caller.control('DELETE', `/faults/${second}`)).status).toBe(200);
    expect((await caller.control('DELETE', `/faults/${second}`)).status).toBe(404);
    await caller.control('DELETE', '/faults');
    expect((await caller.control('GET', '/faults')).body).toEqual({ faults: [] });
  });

  it('is refused where it makes no sense', async () => {
    expect((await caller.control('POST', '/faults', { kind: 'flood' })).status).toBe(400);
    expect((await caller.control('POST', '/faults', { kind: 'html', probability: 2 })).status).toBe(
      400,
    );
  });
});
