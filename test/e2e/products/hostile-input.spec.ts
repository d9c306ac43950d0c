import { Redis } from 'ioredis';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

describe('text that no database keeps', () => {
  it.each([
    ['U+0000 in a name', { name: 'Lamp\u0000' }, 'name', 'is not made'],
    [
      'half a pair in a description',
      { description: 'Bright \ud83d' },
      'description',
      'comes without it',
    ],
    ['U+0000 in a tag', { tags: ['new', 'sa\u0000le'] }, 'tags.1', 'comes without it'],
    [
      'half a pair in a custom field',
      { customFields: { note: '\udca1' } },
      'customFields.note',
      'comes without it',
    ],
  ])(
    '%s fails its own product by the field’s name, and stops no neighbour',
    async (_, fields, field, end) => {
      const [good, bad] = [await world.erp.putSilently({}), await world.erp.putSilently(fields)];
      await world.api.tell('product.created', good, bad);
      await eventually(() => {
        expect(world.shop.findProduct(good.sku)).toBeDefined();
      });
      const result = await world.api.sync(bad);
      expect(result).toMatchObject({
        success: false,
        status: 'failed',
        error: { code: 'ERP_FIELD_INVALID' },
      });
      expect(result.error?.message).toMatch(`${field}: holds U+0000`);
      expect(world.shop.findProduct(bad.sku) === undefined).toBe(end === 'is not made');
    },
  );

  it('in the id of an event’s wrapping loses neither the event nor those beside it', async () => {
    const products = [
      await world.erp.putSilently({}),
      await world.erp.putSilently({}),
      await world.erp.putSilently({}),
    ];
    const redis = new Redis(world.redis.url);
    await Promise.all(
      products.map(({ id }, position) =>
        redis.publish(
          'product.created',
          JSON.stringify({
            id: position === 1 ? 'e\u0000' : 'e',
            type: 'product.created',
            data: { productId: id },
          }),
        ),
      ),
    );
    redis.disconnect();
    await eventually(() => {
      for (const { sku } of products) expect(world.shop.findProduct(sku)).toBeDefined();
    });
  });

  it('in an order is passed on marked, and its neighbours with it', async () => {
    const item = await world.erp.putSilently();
    const synced = await world.api.sync(item);
    const line = {
      productId: synced.wooCommerceId as number,
      sku: item.sku,
      quantity: 1,
      price: '10.00',
    };
    const [first, second] = [{ lines: [line] }, { lines: [line] }].map((order) =>
      world.shop.orders.place(order),
    );
    the(first).customer_note = 'Ring\u0000 twice';
    const pulled = await world.api.pullOrders();
    expect(pulled.map(({ orderId, customer }) => [orderId, customer.note])).toEqual([
      [the(first).id, 'Ring\ufffd twice'],
      [the(second).id, ''],
    ]);
  });
});

describe('a request that nobody should make', () => {
  it.each([
    ['get', '/sync/failed?errorCode=%00', 'errorCode'],
    ['get', '/sync/failed?storeId=%00', 'storeId'],
    ['get', '/sync/failed?since=1', 'since'],
    ['get', '/sync/failed?limit=1.5', 'limit'],
    ['get', '/audit?since=-271821-04-20T00:00:00Z', 'since'],
    ['get', '/audit?cursor=%00', 'cursor'],
    ['get', '/orders?since=275760-09-13', 'since'],
    ['get', '/orders?cursor=nonsense', 'cursor'],
    ['get', `/mappings/${'x'.repeat(65)}`, 'productId'],
    ['get', '/sync/status/%C8%99', 'productId'],
    ['get', '/sync/runs/latest', 'id'],
  ] as const)('%s %s is refused with the field', async (method, path, field) => {
    const { body } = await world.api[method](path).expect(400);
    expect(body).toMatchObject({ status: 400, errors: [{ field }] });
  });

  it('a cursor of one list in another, or one that somebody made up, is refused with the field', async () => {
    for (const _ of [1, 2]) await world.api.retry();
    const { body: page } = await world.api.get('/audit?limit=1').expect(200);
    const cursor = (page as { nextCursor: string }).nextCursor;
    await world.api.get(`/audit?cursor=${cursor}`).expect(200);
    const madeUp = [
      ['audit', 'x'],
      ['failed', { requestedAt: 'audit', id: '1' }],
      ['audit', '1'],
    ];
    const cursors = [
      cursor,
      ...madeUp.map((content) => Buffer.from(JSON.stringify(content)).toString('base64url')),
    ];
    for (const path of ['/sync/failed', '/orders']) {
      for (const wrong of cursors) {
        const { body } = await world.api.get(`${path}?cursor=${wrong}`).expect(400);
        expect(body).toMatchObject({ status: 400, errors: [{ field: 'cursor' }] });
      }
    }
    await world.api.get(`/audit?cursor=${cursors[1] ?? ''}`).expect(400);
  });

  it.each([
    ['/pull/orders', { since: true }, 'since'],
    ['/pull/orders', { since: 5 }, 'since'],
    ['/pull/orders', { since: '+275760-01-01T00:00:00Z' }, 'since'],
    ['/pull/orders', { since: '2026-02-31' }, 'since'],
    ['/sync/retry', { errorCode: '\u0000' }, 'errorCode'],
    ['/sync/all', { force: 'yes' }, 'force'],
    ['/sync/all', { forced: true }, 'forced'],
    ['/events', { events: [[]] }, 'events'],
    ['/events', { events: [[[]]] }, 'events'],
    ['/events', { events: [{ type: [], data: {} }] }, 'events.0.type'],
    ['/events', { events: [{ type: 'product.updated', data: [] }] }, 'events.0.data'],
    [
      '/events',
      { events: [{ type: 'product.updated', data: { productIds: [[]] } }] },
      'events.0.data',
    ],
    [
      '/events',
      { events: [{ type: 'product.updated', id: '\u0000', data: { productId: 'A' } }] },
      'events.0.id',
    ],
  ] as const)('POST %s %j is refused with the field', async (path, request, field) => {
    const { body } = await world.api.post(path).send(request).expect(400);
    expect(body).toMatchObject({ status: 400, errors: [{ field }] });
  });

  it.each([
    { events: {} },
    { events: 'all' },
    { events: [null] },
    { events: ['product.updated'] },
    {},
  ])('POST /events %j is refused with the list', async (request) => {
    const { body } = await world.api.post('/events').send(request).expect(400);
    expect((body as { errors: { field: string }[] }).errors[0]).toMatchObject({ field: 'events' });
  });

  it.each([
    ['post', '/sync/product/A'],
    ['post', '/sync/stock/A'],
    ['post', '/sync/price/A'],
    ['post', '/sync/all'],
    ['post', '/sync/categories'],
    ['post', '/pull/orders'],
    ['get', '/sync/status'],
    ['get', '/sync/status/A'],
    ['get', '/mappings/A'],
    ['get', '/sync/failed'],
    ['get', '/orders'],
    ['get', '/audit'],
  ] as const)('%s %s of a store that is not there says so', async (method, path) => {
    const { body } = await world.api[method](`${path}?storeId=elsewhere`).expect(400);
    expect(body).toMatchObject({ code: 'STORE_UNKNOWN', errors: [{ field: 'storeId' }] });
  });

  it.each([
    ['post', '/sync/all'],
    ['post', '/sync/categories'],
    ['post', '/sync/retry'],
    ['get', '/sync/runs/00000000-0000-4000-8000-000000000000'],
    ['post', '/sync/runs/00000000-0000-4000-8000-000000000000/cancel'],
    ['get', '/sync/failed'],
    ['get', '/audit'],
    ['post', '/events'],
    ['post', '/pull/orders'],
    ['get', '/pull/orders'],
    ['get', '/orders'],
  ] as const)('%s %s of a plain user is refused', async (method, path) => {
    await world.api[method](path, 'user').expect(403);
    await world.api[method](path, null).expect(401);
  });

  it('the ERP needs no more than its own roles: to tell events, and to read orders', async () => {
    const event = { type: 'product.updated', data: { productId: 'A' } };
    await world.api
      .post('/events', 'events')
      .send({ events: [event] })
      .expect(202);
    await world.api.get('/orders', 'events').expect(403);
    await world.api.post('/pull/orders', 'orders').send({}).expect(200);
    await world.api.get('/orders', 'orders').expect(200);
    await world.api
      .post('/events', 'orders')
      .send({ events: [event] })
      .expect(403);
    await world.api.post('/sync/all', 'orders').expect(403);
  });

  it('events that name more products together than one call may', async () => {
    const productIds = Array.from({ length: 5_001 }, (_, n) => `made-up-${n}`);
    const event = { type: 'product.updated', data: { productIds } };
    const { body } = await world.api
      .post('/events')
      .send({ events: [event, event] })
      .expect(400);
    expect(body).toMatchObject({ code: 'TOO_MANY_SUBJECTS', errors: [{ field: 'events' }] });
  });
});
