import { the } from '../../../../../test/support/the';
import { Journal } from './journal';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';

interface Line {
  readonly sequence: number;
  readonly id: number;
  readonly kind: string;
  readonly callId: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

let shop: StoreDouble;
let caller: ShopCaller;
let lamp: number;
beforeAll(async () => {
  shop = await startStoreDouble({ preset: 'instant', behindTls: true });
  caller = new ShopCaller(shop);
  lamp = (await caller.send<{ id: number }>('POST', '/products', { name: 'Lamp', sku: 'L-1' })).body
    .id;
  await caller.send('POST', '/products/batch', {
    create: [{ name: 'Vase', sku: 'V-1' }],
    update: [
      { id: lamp, regular_price: '19,99', manage_stock: true, stock_quantity: 'abc' },
      { id: 999_999, name: 'nobody' },
    ],
  });
  await caller.send('POST', '/orders', { line_items: [{ product_id: lamp }] });
  await caller.send('GET', '/products');
});
afterAll(() => shop.close());

const read = async (query: string) =>
  (await caller.control<{ entries: Line[]; calls?: object[] }>('GET', `/journal?${query}`)).body;

describe('the journal', () => {
  it('has every write that was applied, with what was sent and what the shop made of it', async () => {
    const { entries, calls } = await read(`id=${lamp}`);
    expect(entries).toMatchObject([
      {
        kind: 'create',
        resource: 'product',
        sku: 'L-1',
        fields: { name: 'Lamp' },
        values: { name: 'Lamp' },
      },
      {
        kind: 'update',
        route: '/products/batch',
        fields: { regular_price: '19,99', stock_quantity: 'abc' },
        values: { regular_price: '1999', stock_quantity: 0 },
      },
    ]);
    expect(calls).toHaveLength(4);
  });

  it('has the writes of a batch under one call, in flight from its start to its end', async () => {
    const { entries } = await read('route=POST /products/batch');
    expect(entries.map(({ kind }) => kind)).toEqual(['create', 'update']);
    expect(new Set(entries.map(({ callId }) => callId)).size).toBe(1);
    expect(the(entries[0]).endedAt).toBeGreaterThanOrEqual(the(entries[0]).startedAt);
  });

  it('answers what is asked for', async () => {
    const sequences = async (query: string) =>
      (await read(query)).entries.map(({ sequence }) => sequence);
    expect(await sequences('')).toEqual([1, 2, 3, 4]);
    expect(await sequences('since=2')).toEqual([3, 4]);
    expect(await sequences('since=1&limit=1')).toEqual([2]);
    expect(await sequences('resource=order')).toEqual([4]);
    expect(await sequences('sku=V-1')).toEqual([2]);
    expect(await read('calls=false&limit=1')).not.toHaveProperty('calls');
  });

  it('sums up', async () => {
    expect((await caller.control('GET', '/journal/summary')).body).toMatchObject({
      calls: 4,
      writeCalls: 3,
      items: 4,
      byRoute: { 'POST /products': 1, 'POST /products/batch': 1, 'GET /products': 1 },
    });
  });

  it('holds no secret of a webhook', async () => {
    const body = {
      topic: 'order.created',
      delivery_url: 'http://127.0.0.1:1/',
      secret: 'whsec-private',
    };
    await caller.send('POST', '/webhooks', body);
    expect(JSON.stringify(await read('resource=webhook'))).not.toContain('whsec-private');
  });
});

describe('a journal with a limit', () => {
  it('forgets the oldest, and still counts them', () => {
    const journal = new Journal();
    journal.limit = 2;
    for (let id = 1; id <= 3; id += 1) {
      const { callId, route } = journal.open('POST', '/products', 1);
      journal.write({
        route,
        kind: 'create',
        resource: 'product',
        id,
        sku: '',
        fields: {},
        callId,
      });
    }
    expect(journal.entries.map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(journal.calls.map(({ callId }) => callId)).toEqual([2, 3]);
    expect(journal.totals()).toMatchObject({ calls: 3, writeCalls: 3, items: 3 });
  });

  it('knows the most that was written within a second', () => {
    jest.useFakeTimers({ now: 10_000 });
    const journal = new Journal();
    const write = (): void => {
      journal.write({
        route: '',
        kind: 'update',
        resource: 'product',
        id: 1,
        sku: '',
        fields: {},
        callId: 1,
      });
    };
    for (let count = 0; count < 3; count += 1) write();
    jest.setSystemTime(11_000);
    write();
    expect(journal.totals().mostItemsPerSecond).toBe(3);
    jest.useRealTimers();
  });
});
