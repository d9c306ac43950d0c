import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signToken } from '../../../apps/sandbox/src/token/demo-token';
import { eventually } from '../../support/eventually';
import { API } from '../../support/world/api-client';
import { SECRETS } from '../../support/world/surroundings';
import { startWorld, type World } from '../../support/world/world';

interface Event {
  readonly event: string;
  readonly id: string | null;
  readonly data: Record<string, unknown>;
}

/** An open stream, and what came by it so far. */
interface Stream {
  readonly status: number;
  readonly events: Event[];
  readonly isClosed: () => boolean;
  close(): void;
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 60, store: { preset: 'big' } });
});
afterAll(() => world.close());

const token = (lifetimeSeconds = 300, stores?: Record<string, string>): string =>
  signToken(
    { subject: 'watcher', roles: ['admin'], lifetimeSeconds, ...(stores ? { stores } : {}) },
    { secret: SECRETS.jwtSecret },
    new Date(),
  );

/** Listens to a path of the API. */
async function listen(
  path: string,
  { lastId, bearer = token() }: { lastId?: string; bearer?: string } = {},
): Promise<Stream> {
  const { port } = world.app.getHttpServer().address() as AddressInfo;
  const headers = {
    authorization: `Bearer ${bearer}`,
    accept: 'text/event-stream',
    ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, path: `${API}${path}`, headers }, resolve).on(
      'error',
      reject,
    );
  });
  const events: Event[] = [];
  let isClosed = false;
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    events.push(...blocks.filter((block) => block.includes('event: ')).map(eventOf));
  });
  response.on('close', () => (isClosed = true));
  return {
    status: response.statusCode ?? 0,
    events,
    isClosed: () => isClosed,
    close: () => response.destroy(),
  };
}

function eventOf(block: string): Event {
  const field = (name: string): string | null =>
    new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
  return {
    event: field('event') ?? 'message',
    id: field('id'),
    data: JSON.parse(field('data') ?? '{}') as Record<string, unknown>,
  };
}

const read = async (path: string): Promise<Record<string, unknown>> =>
  (await world.api.get(path).expect(200)).body as Record<string, unknown>;

describe('the overview', () => {
  it('is right where nothing waits, and has what each card tells', async () => {
    await world.fullSync();
    await world.drained();
    const overview = await eventually(async () => {
      const body = await read('/overview');
      expect(body).toMatchObject({ verdict: { code: 'right', late: 0, waiting: 0 } });
      return body;
    });
    expect(overview).toMatchObject({
      storeId: 'default',
      state: 'active',
      isBounded: false,
      bulkWaiting: 0,
      missingRoles: [],
      failed: { count: 0 },
      shop: { phase: 'closed', nextProbeAt: null, pace: { share: expect.any(Number) } },
      erp: { phase: 'closed' },
      orders: { today: expect.any(Number), unpublished: 0 },
      stockAtRisk: { pieces: 0, products: 0, orders: 0 },
    });
    expect(overview['promises']).toMatchObject(
      [120, 300, 300, 900, 1_800, 3_600].map((promiseSeconds) => ({
        promiseSeconds,
        waiting: 0,
        oldestAt: null,
      })),
    );
    expect(overview['processes']).toMatchObject([
      { isLiving: true, roles: ['api', 'events', 'worker', 'scheduler'], version: '0.1.0' },
    ]);
  });

  it('says what is late, since when, and which side answers what', async () => {
    const product = await world.aSyncedProduct();
    world.shop.faults.add({ kind: 'bad-gateway' });
    await world.reprice([product], '77.00');
    const overview = await eventually(async () => {
      const body = await read('/overview');
      expect(body).toMatchObject({ verdict: { code: 'unwell', unwell: [{ side: 'store' }] } });
      return body;
    });
    expect(overview['alerts']).toMatchObject([{ code: 'SHOP_UNWELL', severity: 'critical' }]);
    await world.databaseClock.advance(150_000);
    await eventually(async () => {
      expect(await read('/overview')).toMatchObject({
        verdict: { code: 'late', late: 1, since: expect.any(String) },
      });
    });
    world.shop.faults.clear();
    await world.api.post('/sync/resume').expect(200);
    await world.drained();
  });

  it('is for viewers of the store, and of no other', async () => {
    const viewer = { stores: { default: 'viewer' } };
    for (const path of ['/overview', '/overview/series', '/sync/runs']) {
      await world.api.get(path, viewer).expect(200);
      await world.api.get(path, { stores: { other: 'admin' } }).expect(404);
      await world.api.get(path, null).expect(401);
    }
    await world.api.get('/processes', viewer).expect(403);
    await world.api.get('/overview?storeId=nobody').expect(404);
  });

  it('has curves of what came in and went out', async () => {
    await eventually(async () => {
      const series = await read('/overview/series?span=hour');
      expect(series).toMatchObject({ stepSeconds: 60, totals: { calls: expect.any(Number) } });
      const { synced, calls } = series['totals'] as { synced: number; calls: number };
      expect([synced > 0, calls > 0]).toEqual([true, true]);
    });
    const { body } = await world.api.get('/overview/series?span=year').expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

describe('our own processes', () => {
  it('show one that fell silent for a day, and that nobody works any more', async () => {
    const processes = async (): Promise<unknown> => (await read('/processes'))['items'];
    await world.join({ ROLES: 'worker' });
    await eventually(async () => {
      expect(await processes()).toMatchObject([{ isLiving: true }, { isLiving: true }]);
    });
    const other = world.others.pop();
    await other?.close();
    expect(await processes()).toHaveLength(1);
  });
});

describe('a live full sync', () => {
  it('is watched to its end, by many with one look, and goes on after a lost connection', async () => {
    const id = await world.api.startFullSync({ force: true });
    const path = `/sync/runs/${id}/live`;
    const streams = await Promise.all(Array.from({ length: 5 }, () => listen(path)));
    await eventually(() => {
      for (const { events } of streams) expect(events.length).toBeGreaterThan(1);
      return Promise.resolve();
    });
    streams[0]?.close();
    const lastId = streams[0]?.events.at(-1)?.id ?? '';
    const again = await listen(path, { lastId });
    await eventually(
      () => {
        for (const { isClosed } of [...streams, again]) expect(isClosed()).toBe(true);
        return Promise.resolve();
      },
      { timeout: 30_000 },
    );
    const { events } = again;
    expect(events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'over' } });
    const last = events.filter(({ event }) => event === 'state').at(-1);
    expect(last?.data).toMatchObject({ kind: 'full-sync', id, state: 'completed', waiting: 0 });
    expect(streams[1]?.events.at(-2)).toEqual(last);
    expect((await listen(path, { lastId: last?.id ?? '' })).status).toBe(204);
  });

  it('answers a problem before anything is streamed', async () => {
    const unknown = '/sync/runs/00000000-0000-4000-8000-000000000000/live';
    const { body } = await world.api.get(unknown).expect(404);
    expect(body).toMatchObject({ code: 'RUN_NOT_FOUND' });
    await world.api.get('/sync/runs/nonsense/live').expect(400);
    await world.api.get('/overview/live?storeId=nobody').expect(404);
  });

  it('ends with the token of who listens', async () => {
    const stream = await listen('/overview/live', { bearer: token(2) });
    await eventually(() => {
      expect(stream.isClosed()).toBe(true);
      return Promise.resolve();
    });
    expect(stream.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'token-expired' } });
  });

  it('lets one subject have twenty streams', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => listen('/overview/live')));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect((await listen('/overview/live')).status).toBe(429);
    for (const stream of streams) stream.close();
    await eventually(async () => {
      const one = await listen('/overview/live');
      one.close();
      expect(one.status).toBe(200);
    });
  });
});

describe('a live overview', () => {
  it('tells what changes, and ends when the process stops', async () => {
    await world.join();
    const { port } = world.others[0]?.getHttpServer().address() as AddressInfo;
    const stream = await new Promise<IncomingMessage>((resolve) => {
      const headers = { authorization: `Bearer ${token()}` };
      httpGet({ host: '127.0.0.1', port, path: `${API}/overview/live`, headers }, resolve);
    });
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    await eventually(() => {
      expect(text).toContain('event: state');
      return Promise.resolve();
    });
    await world.others.pop()?.close();
    expect(text).toContain('{"reason":"stopping"}');
  });
});

describe('runs of all kinds', () => {
  it('are listed by page, the newest first', async () => {
    await world.api.post('/sync/drift').send({}).expect(202);
    const kinds = async (query: string): Promise<unknown[]> =>
      ((await read(`/sync/runs${query}`))['items'] as { kind: string }[]).map(({ kind }) => kind);
    expect(await kinds('?kind=drift')).toEqual(['drift']);
    expect(new Set(await kinds('?kind=full-sync&state=completed'))).toEqual(new Set(['full-sync']));
    const first = await read('/sync/runs?limit=1');
    const second = await read(`/sync/runs?limit=1&cursor=${String(first['nextCursor'])}`);
    expect([first, second]).toMatchObject([
      { items: [{ kind: 'drift' }] },
      { items: [{ kind: 'full-sync', counts: { failed: 0 } }] },
    ]);
    await world.api.get('/sync/runs?cursor=nonsense').expect(400);
  });

  it('are found by kind and id, by viewers of their store alone', async () => {
    await world.api.pullOrders();
    const viewer = { stores: { default: 'viewer' } };
    for (const kind of ['full-sync', 'drift', 'order-pull']) {
      const list = await read(`/sync/runs?kind=${kind}&limit=1`);
      const [run] = list['items'] as { id: string }[];
      const path = `/sync/runs/of/${kind}/${run?.id}`;
      expect((await world.api.get(path, viewer).expect(200)).body).toMatchObject({
        kind,
        id: run?.id,
        storeId: 'default',
      });
      await world.api.get(path, { stores: { other: 'admin' } }).expect(404);
      await world.api.get(path, null).expect(401);
    }
  });

  it('are told to be none where there are none', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const kind of ['full-sync', 'drift', 'order-pull', 'adoption']) {
      const { body } = await world.api.get(`/sync/runs/of/${kind}/${id}`).expect(404);
      expect(body).toMatchObject({ code: 'RUN_NOT_FOUND' });
    }
    await world.api.get(`/sync/runs/of/nonsense/${id}`).expect(400);
    await world.api.get('/sync/runs/of/drift/nonsense').expect(400);
  });
});
