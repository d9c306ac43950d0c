import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  contentDigestOf,
  earlierNamesOf,
} from '../../../libs/woocommerce-sync/src/application/orders/order-event';
import { OrderPullRepository } from '../../../libs/woocommerce-sync/src/domain/orders/order-pull.repository';
import { StoreClients } from '../../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { PullOrders } from '../../../libs/woocommerce-sync/src/application/use-cases/orders/pull-orders.use-case';
import type { PulledOrder } from '../../../libs/woocommerce-sync/src/domain/orders/pulled-order';
import { WatermarkRepository } from '../../../libs/woocommerce-sync/src/domain/runs/watermark.repository';
import { eventually } from '../../support/eventually';
import {
  startShopProxy,
  type PassingAnswer,
  type ShopProxy,
} from '../../support/servers/shop-proxy';
import { the } from '../../support/the';
import { nextPage } from '../../support/world/api-client';
import { startWorld, type World } from '../../support/world/world';

const DAY_MS = 86_400_000;

let proxy: ShopProxy;
let world: World;
let database: DataSource;
beforeAll(async () => {
  proxy = await startShopProxy();
  world = await startWorld({
    products: 0,
    store: { homeUrl: proxy.url },
    settings: { WOOCOMMERCE_URL: proxy.url },
  });
  proxy.target = world.shop.url;
  database = world.app.get(DataSource);
});
afterAll(async () => {
  await world.close();
  await proxy.close();
});
afterEach(async () => {
  proxy.change = null;
  world.shop.orders.orders.clear();
  await database.query(
    'TRUNCATE "wc_orders", "wc_order_states", "wc_order_lines", "wc_outbox", "wc_order_pulls", "wc_watermarks"',
  );
});

const place = (count = 1): number[] =>
  Array.from({ length: count }, () => world.shop.orders.place({ lines: [{ productId: 101 }] }).id);
const isOrderList = ({ method, path }: PassingAnswer): boolean =>
  method === 'GET' && path.includes('/orders?');
const idsIn = (body: unknown): number[] => (body as PulledOrder[]).map(({ orderId }) => orderId);
const watermark = async (): Promise<Date | undefined> =>
  (
    await database.query<{ value: Date }[]>(
      `SELECT "value" FROM "wc_watermarks" WHERE "name" = 'orders'`,
    )
  )[0]?.value;

/** Pulls, and follows the links from page to page; answers the orders' ids. */
const idsPulled = async (request?: object, query?: string): Promise<number[]> =>
  idsIn(await world.api.pullOrders(request, query));

describe('a shop whose lists have lost their headers on the way', () => {
  it.each([
    [
      'none',
      (headers: Record<string, string>) => {
        delete headers['x-wp-total'];
        delete headers['x-wp-totalpages'];
      },
    ],
    [
      'something else in their place',
      (headers: Record<string, string>) => {
        headers['x-wp-totalpages'] = 'many';
      },
    ],
    [
      'counts of nothing',
      (headers: Record<string, string>) => {
        headers['x-wp-total'] = headers['x-wp-totalpages'] = '0';
      },
    ],
    [
      'counts that are too small',
      (headers: Record<string, string>) => {
        headers['x-wp-total'] = headers['x-wp-totalpages'] = '1';
      },
    ],
  ])('with %s, is read until an empty page', async (_, strip) => {
    proxy.change = ({ headers }) => {
      strip(headers);
    };
    const ids = place(250);
    const before = world.shop.orderLists().length;
    expect(await idsPulled()).toEqual(ids);
    expect(world.shop.orderLists().length - before).toBe(4);
    const names = Array.from({ length: 130 }, (__, n) => `Category ${n} of ${_}`);
    const store = world.app.get(StoreClients).get('default');
    const fields = { slug: '', parentId: 0, description: '', position: 0 };
    for (const some of [names.slice(0, 100), names.slice(100)])
      await store.categories.write(
        some.map((name) => ({ storeCategoryId: null, fields: { ...fields, name } })),
      );
    const listed = new Set((await store.categories.list()).map(({ name }) => name));
    expect(names.filter((name) => !listed.has(name))).toEqual([]);
  });

  it('and that answers the same page again and again, is told of, and the next pull begins where this one did', async () => {
    place(150);
    proxy.change = (answer) => {
      delete answer.headers['x-wp-totalpages'];
      if (isOrderList(answer)) answer.body = (answer.body as object[]).slice(0, 50);
    };
    const { orders } = world.app.get(StoreClients).get('default');
    const list = orders.list.bind(orders);
    jest.spyOn(orders, 'list').mockImplementation((query) => list({ ...query, page: 1 }));
    const { body } = await world.api.post('/pull/orders').send({}).expect(502);
    expect(body).toMatchObject({
      code: 'STORE_ANSWER_UNREADABLE',
      detail: expect.stringContaining('page 2') as string,
    });
    expect(await watermark()).toBe(undefined);
    jest.restoreAllMocks();
  });
});

describe('a list that is odd in the middle', () => {
  it('with a page of which no order can be read, is read on behind it', async () => {
    const ids = place(250);
    proxy.change = (answer) => {
      if (!isOrderList(answer) || !answer.path.includes('page=2')) return;
      answer.body = (answer.body as object[]).map((row) => ({ ...row, id: 'none' }));
    };
    expect(await idsPulled()).toEqual([...ids.slice(0, 100), ...ids.slice(200)]);
  });

  it('with the same page of that kind again and again, is told of', async () => {
    place(250);
    proxy.change = (answer) => {
      if (!isOrderList(answer)) return;
      delete answer.headers['x-wp-total'];
      delete answer.headers['x-wp-totalpages'];
      answer.body = [{ id: 'none' }];
    };
    const { body } = await world.api.post('/pull/orders').send({}).expect(502);
    expect(body).toMatchObject({ code: 'STORE_ANSWER_UNREADABLE' });
  });

  it('since an order has left it between two pages, is read again', async () => {
    const ids = place(250);
    let isFirst = true;
    proxy.change = (answer) => {
      if (!isOrderList(answer) || !isFirst) return;
      isFirst = false;
      // The first order of the second page moves onto the first, which was read already.
      const gone = the(world.shop.orders.orders.get(the(ids[0])));
      world.shop.orders.remove(gone, false);
    };
    const before = world.shop.orderLists().length;
    expect([...(await idsPulled())].sort((a, b) => a - b)).toEqual(ids);
    expect(world.shop.orderLists().length - before).toBe(6);
  });
});

describe('a shop whose date is not now', () => {
  it.each([
    ['400 days ahead', () => new Date(Date.now() + 400 * DAY_MS).toUTCString()],
    ['of long ago', () => new Date(0).toUTCString()],
    ['no date', () => 'tomorrow, maybe'],
    ['left out', () => null],
  ])('(%s) once, is pulled as ever', async (_, date) => {
    const [first] = place();
    proxy.change = (answer) => {
      const said = date();
      if (said === null) delete answer.headers['date'];
      else answer.headers['date'] = said;
    };
    expect(await idsPulled()).toEqual([first]);
    proxy.change = null;
    expect((await watermark())?.getTime() ?? 0).toBeLessThanOrEqual(Date.now() + 1_000);
    const [second] = place();
    expect(await idsPulled()).toEqual([second]);
    expect((await watermark())?.getTime() ?? 0).toBeGreaterThan(Date.now() - DAY_MS);
  });

  it('and which an earlier version believed, is pulled again from thirty days back', async () => {
    await database.query(
      `INSERT INTO "wc_watermarks" ("store_id", "name", "value") VALUES ('default', 'orders', now() + interval '400 days')`,
    );
    const old = world.shop.orders.place({
      at: new Date(Date.now() - 20 * DAY_MS).toISOString(),
    }).id;
    const ids = [old, ...place(2)];
    expect(await idsPulled()).toEqual(ids);
    expect((await watermark())?.getTime() ?? 0).toBeLessThanOrEqual(Date.now() + 1_000);
  });
});

describe('the first pull', () => {
  it('goes thirty days back, and the next a quarter of an hour before where it ended', async () => {
    const daysAgo = (days: number): number =>
      world.shop.orders.place({ at: new Date(Date.now() - days * DAY_MS).toISOString() }).id;
    const [, recent] = [daysAgo(31), daysAgo(29)];
    expect(await idsPulled()).toEqual([recent]);
    const reached = (await watermark())?.getTime() ?? 0;
    await idsPulled();
    const [row] = await database.query<{ since: Date }[]>(
      'SELECT "since" FROM "wc_order_pulls" ORDER BY "started_at" DESC LIMIT 1',
    );
    expect(row?.since.getTime()).toBe(reached - 15 * 60_000);
  });
});

describe('pulls at the same time', () => {
  const orders = () => world.app.get(StoreClients).get('default').orders;
  afterEach(() => jest.restoreAllMocks());

  /** Keeps the shop from answering until so many have asked for a pull. */
  function holdUntil(callers: number, apps = [world.app]): void {
    let asked = 0;
    for (const app of apps) {
      const pulls = app.get(OrderPullRepository);
      const begin = pulls.begin.bind(pulls);
      jest.spyOn(pulls, 'begin').mockImplementation(async (storeId, since) => {
        const mine = await begin(storeId, since);
        asked += 1;
        return mine;
      });
    }
    const list = orders().list.bind(orders());
    jest.spyOn(orders(), 'list').mockImplementation(async (query) => {
      await eventually(() => {
        expect(asked).toBeGreaterThanOrEqual(callers);
      });
      return list(query);
    });
  }

  it('of twenty callers and the schedule are one reading, whose answer all callers get', async () => {
    const ids = place(120);
    holdUntil(21);
    const before = world.shop.orderLists().length;
    const calls = Array.from({ length: 20 }, () => idsPulled());
    await eventually(() => {
      expect(orders().list).toHaveBeenCalled();
    });
    await world.app.get(PullOrders).executeForAllStores();
    for (const pulled of await Promise.all(calls)) expect(pulled).toEqual(ids);
    expect(world.shop.orderLists().length - before).toBe(2);
  });

  it('in several processes are one, too', async () => {
    const ids = place(3);
    await world.join({ ROLES: 'api' });
    const other = the(world.others[0]);
    holdUntil(2, [world.app, other]);
    const before = world.shop.orderLists().length;
    const mine = idsPulled();
    await eventually(() => {
      expect(orders().list).toHaveBeenCalled();
    });
    const theirs = other.get(PullOrders).execute('default', null);
    expect(await mine).toEqual(ids);
    expect(await theirs).toMatchObject({ orders: 3, failure: null });
    expect(world.shop.orderLists().length - before).toBe(1);
  });

  it('serve who asked before they began, too', async () => {
    const ids = place(2);
    const watermarks = world.app.get(WatermarkRepository);
    const find = watermarks.find.bind(watermarks);
    let isFirst = true;
    jest.spyOn(watermarks, 'find').mockImplementation(async (storeId, name) => {
      const early = await find(storeId, name);
      if (!isFirst) return early;
      isFirst = false;
      await eventually(() => {
        expect(orders().list).toHaveBeenCalled();
      });
      return early;
    });
    holdUntil(2);
    const before = world.shop.orderLists().length;
    const first = idsPulled();
    await eventually(() => {
      expect(isFirst).toBe(false);
    });
    expect(await idsPulled()).toEqual(ids);
    expect(await first).toEqual(ids);
    expect(world.shop.orderLists().length - before).toBe(1);
  });

  it('share a failure, too, and do not knock at a dead shop one after the other', async () => {
    holdUntil(5);
    proxy.change = (answer) => {
      if (isOrderList(answer)) answer.status = 502;
    };
    const before = world.shop.orderLists().length;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.api.post('/pull/orders').send({})),
    );
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      Array.from({ length: 5 }, () => [502, 'STORE_ERROR']),
    );
    expect(world.shop.orderLists().length - before).toBe(1);
  });

  it('from an earlier moment than the one that goes on has its own reading', async () => {
    const old = world.shop.orders.place({
      at: new Date(Date.now() - 60 * DAY_MS).toISOString(),
    }).id;
    const [recent] = place();
    expect(await idsPulled()).toEqual([recent]);
    expect(await idsPulled({ since: new Date(Date.now() - 90 * DAY_MS).toISOString() })).toEqual([
      old,
    ]);
  });

  it('go on when the process that pulled has died', async () => {
    const ids = place(2);
    await database.query(
      `INSERT INTO "wc_order_pulls" ("id", "store_id", "since", "lease_until")
       VALUES (gen_random_uuid(), 'default', now() - interval '30 days', now() - interval '1 second')`,
    );
    expect(await idsPulled()).toEqual(ids);
    const ends = await database.query<{ error_code: string | null }[]>(
      `SELECT "error_code" FROM "wc_order_pulls" ORDER BY "started_at"`,
    );
    expect(ends.map(({ error_code }) => error_code)).toEqual(['PULL_ABANDONED', null]);
  });
});

describe('the answer of a pull', () => {
  it('comes in pages, and says how many there are', async () => {
    const ids = place(25);
    const first = await world.api.post('/pull/orders?limit=10').send({}).expect(200);
    expect(idsIn(first.body)).toEqual(ids.slice(0, 10));
    expect(first.headers['x-total-count']).toBe('25');
    const second = await world.api.get(`/pull/orders${nextPage(first) ?? ''}`).expect(200);
    expect(idsIn(second.body)).toEqual(ids.slice(10, 20));
    const third = await world.api.get(`/pull/orders${nextPage(second) ?? ''}`).expect(200);
    expect(idsIn(third.body)).toEqual(ids.slice(20));
    expect(nextPage(third)).toBeNull();
  });

  it('is never whole: a hundred orders unless told, five hundred at the most', async () => {
    place(120);
    const { body } = await world.api.post('/pull/orders').send({}).expect(200);
    expect(body).toHaveLength(100);
    await world.api.post('/pull/orders?limit=501').send({}).expect(400);
    await world.api.get('/pull/orders').expect(400);
    await world.api.get('/pull/orders?cursor=nonsense').expect(400);
  });
});

describe('an order that an earlier version has published', () => {
  /** What it read of an order. */
  function asEarlierVersion(order: PulledOrder): object {
    const { completedAt: _at, customFields: _fields, notes: _notes, ...read } = order;
    return {
      ...read,
      lines: read.lines.map((line) => {
        const {
          variantId: _variant,
          taxes: _taxes,
          customFields: _custom,
          reducedStock: _reduced,
          restockedStock: _restocked,
          ...kept
        } = line;
        return kept;
      }),
    };
  }

  /** How ids were made before: from all that was known of the order, but for its last touch. */
  function earlierId(order: PulledOrder): string {
    const { modifiedAt: _at, ...content } = asEarlierVersion(order) as PulledOrder;
    const sorted = JSON.stringify(content, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
    const digest = createHash('sha256').update(sorted).digest('hex').slice(0, 32);
    return `${order.storeId}.${order.orderId}.${digest}`;
  }

  /**
   * Makes of the one pulled order what an earlier version would have left, its content kept or
   * forgotten.
   */
  async function asLeftByEarlierVersion(order: PulledOrder, isForgotten: boolean): Promise<string> {
    const payload = asEarlierVersion(order);
    const eventId = earlierId(order);
    await database.query('TRUNCATE "wc_orders", "wc_order_states", "wc_order_lines", "wc_outbox"');
    await database.query(
      `INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "status", "payload")
       VALUES ('default', $1, $2, 'processing', $3)`,
      [order.orderId, eventId, isForgotten ? null : JSON.stringify(payload)],
    );
    return eventId;
  }

  const states = () =>
    database.query<object[]>('SELECT "event_id", "content_digest" FROM "wc_order_states"');

  const outbox = async (): Promise<number> =>
    Number(
      (await database.query<{ count: string }[]>('SELECT count(*) FROM "wc_outbox"'))[0]?.count,
    );

  it.each([
    ['kept', false],
    ['forgotten', true],
  ])(
    'and %s, keeps its id and is not published again, though its product is known by now',
    async (_, isForgotten) => {
      const item = await world.erp.putSilently();
      const placed = world.shop.orders.place({
        lines: [{ productId: 90_000 + Number(isForgotten), sku: item.sku }],
      });
      const [order] = (await world.api.post('/pull/orders').send({}).expect(200)).body as [
        PulledOrder,
      ];
      const eventId = await asLeftByEarlierVersion(order, isForgotten);
      await database.query(
        `INSERT INTO "wc_product_sync_mappings" ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status")
       VALUES ('default', $1, $2, now(), 'in_sync')`,
        [item.id, 90_000 + Number(isForgotten)],
      );
      world.shop.orders.change(placed, {});
      expect(await idsPulled()).toEqual([]);
      expect(await outbox()).toBe(0);
      expect(await database.query('SELECT "event_id" FROM "wc_orders"')).toEqual([
        { event_id: eventId },
      ]);
      expect(await states()).toEqual([
        { event_id: eventId, content_digest: contentDigestOf(order) },
      ]);

      Object.assign(placed, { customer_note: 'Ring twice' });
      world.shop.orders.change(placed, {});
      expect(await idsPulled()).toEqual([placed.id]);
      expect(await outbox()).toBe(1);
    },
  );

  it('is published once though a plugin makes numbers of its amounts meanwhile', async () => {
    const [id] = place();
    expect(await idsPulled()).toEqual([id]);
    proxy.change = (answer) => {
      if (!isOrderList(answer)) return;
      for (const order of answer.body as { total: unknown }[]) order.total = Number(order.total);
    };
    world.shop.orders.change(the(world.shop.orders.orders.get(the(id))), {});
    expect(await idsPulled()).toEqual([]);
    expect(await outbox()).toBe(1);
  });

  it('with the digest of the version before, which told amounts apart by their text, keeps its id', async () => {
    const [id] = place();
    const [order] = (await world.api.post('/pull/orders').send({}).expect(200)).body as [
      PulledOrder,
    ];
    const { eventIds, digests } = earlierNamesOf(order);
    const [eventId] = eventIds;
    await database.query(
      'UPDATE "wc_orders" SET "event_id" = $1, "content_digest" = $2, "payload" = NULL',
      [eventId, digests[0]],
    );
    await database.query('TRUNCATE "wc_order_states"');
    world.shop.orders.change(the(world.shop.orders.orders.get(the(id))), {});
    expect(await idsPulled()).toEqual([]);
    expect(await states()).toEqual([{ event_id: eventId, content_digest: contentDigestOf(order) }]);
  });

  it('is published once when it is new, and not again when its product becomes known', async () => {
    const item = await world.erp.putSilently();
    const placed = world.shop.orders.place({ lines: [{ productId: 90_010, sku: item.sku }] });
    expect(await idsPulled()).toEqual([placed.id]);
    await database.query(
      `INSERT INTO "wc_product_sync_mappings" ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status")
       VALUES ('default', $1, 90010, now(), 'in_sync')`,
      [item.id],
    );
    world.shop.orders.change(placed, {});
    expect(await idsPulled()).toEqual([]);
    expect(await outbox()).toBe(1);
  });
});
