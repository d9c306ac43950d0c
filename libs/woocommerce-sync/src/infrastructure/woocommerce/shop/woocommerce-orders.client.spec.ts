import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

const QUERY = {
  status: 'processing',
  modifiedAfter: new Date('2026-11-24T12:00:00.500Z'),
  page: 1,
} as const;

describe('a page of orders', () => {
  it('is asked for in UTC without a zone: with one, the shop shifts it twice', async () => {
    shop.says(() => ({ json: [] }));
    await shop.client.orders.list(QUERY);
    expect(shop.calls).toMatchObject([
      {
        path: '/orders',
        query: {
          modified_after: '2026-11-24T12:00:00',
          dates_are_gmt: 'true',
          orderby: 'id',
          order: 'asc',
        },
      },
    ]);
  });

  it('keeps every order that has an id, however strange the others are', async () => {
    shop.says(() => ({ json: [{ id: 5 }, { status: 'processing' }, null, { id: 6 }] }));
    const { orders, unreadable } = await shop.client.orders.list(QUERY);
    expect(orders).toHaveLength(2);
    expect(unreadable).toHaveLength(2);
  });

  it('tells an order without an id by its content, whenever the shop touched it', async () => {
    const digestOf = async (order: object): Promise<string | undefined> => {
      shop.says(() => ({ json: [order] }));
      return (await shop.client.orders.list(QUERY)).unreadable[0]?.digest;
    };
    const digest = await digestOf({ total: '10', date_modified_gmt: '2026-11-24T12:00:00' });
    expect(await digestOf({ total: '10', date_modified_gmt: '2026-11-25T12:00:00' })).toBe(digest);
    expect(await digestOf({ total: '11' })).not.toBe(digest);
  });

  it('says when the shop answered by its own clock, where it tells that', async () => {
    const date = 'Tue, 24 Nov 2026 12:00:07 GMT';
    shop.says(() => ({ headers: { Date: date }, json: [] }));
    expect((await shop.client.orders.list(QUERY)).shopTime).toEqual(new Date(date));
    shop.says(() => ({ headers: { Date: 'soon' }, json: [] }));
    expect((await shop.client.orders.list(QUERY)).shopTime).toBeNull();
  });
});

describe('the note that an order has arrived', () => {
  it('is meta data alone: anything else has the shop reckon the order anew', async () => {
    shop.says(() => ({ json: { id: 5 } }));
    await shop.client.orders.acknowledge(5, 'event-1');
    expect(shop.calls).toEqual([
      {
        method: 'POST',
        path: '/orders/5',
        query: { _fields: 'id' },
        body: { meta_data: [{ key: '_cypher_received', value: 'event-1' }] },
      },
    ]);
  });
});
