import fc from 'fast-check';
import { Redis } from 'ioredis';
import {
  compareIds,
  nextId,
  trimStream,
} from '../../libs/woocommerce-sync/src/infrastructure/events/stream-trim';
import { hasRealRedis, startTestRedis, type TestRedis } from '../support/servers/test-redis';
import { the } from '../support/the';

const STREAM = 'trimmed';

// The broker that stands in for Redis has no streams.
(hasRealRedis() ? describe : describe.skip)('a stream', () => {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });
  beforeEach(() => redis.del(STREAM));

  async function add(count: number): Promise<string[]> {
    const pipeline = redis.pipeline();
    for (let entry = 0; entry < count; entry += 1) pipeline.xadd(STREAM, '*', 'n', String(entry));
    return ((await pipeline.exec()) ?? []).map(([, id]) => id as string);
  }

  const join = (group: string) => redis.xgroup('CREATE', STREAM, group, '0', 'MKSTREAM');
  const read = (group: string, count: number) =>
    redis.xreadgroup('GROUP', group, 'consumer', 'COUNT', count, 'STREAMS', STREAM, '>');
  const kept = async (): Promise<string[]> =>
    (await redis.xrange(STREAM, '-', '+')).map(([id]) => id);

  it('is empty once its one group has acknowledged all of it', async () => {
    await join('ours');
    const ids = await add(1_000);
    await read('ours', 1_000);
    await redis.xack(STREAM, 'ours', ...ids);
    expect(await trimStream(redis, STREAM)).toEqual({ length: 0, slowest: null });
    const [later] = await add(1);
    expect(compareIds(the(later), the(ids.at(-1)))).toBe(1);
  });

  it('keeps what is not acknowledged, and what is not read', async () => {
    await join('ours');
    const ids = await add(10);
    await read('ours', 6);
    await redis.xack(STREAM, 'ours', the(ids[0]), the(ids[1]), the(ids[3]));
    await trimStream(redis, STREAM);
    expect(await kept()).toEqual(ids.slice(2));
  });

  it('keeps what the slowest group needs, also one that is not ours', async () => {
    await join('ours');
    await join('archive');
    const ids = await add(10);
    await read('ours', 10);
    await redis.xack(STREAM, 'ours', ...ids);
    expect(await trimStream(redis, STREAM)).toEqual({ length: 10, slowest: 'archive' });
    await read('archive', 4);
    await trimStream(redis, STREAM);
    expect(await kept()).toEqual(ids);
    await redis.xack(STREAM, 'archive', ...ids.slice(0, 4));
    await trimStream(redis, STREAM);
    expect(await kept()).toEqual(ids.slice(4));
  });

  it('keeps all of it while nobody reads it', async () => {
    await add(10);
    expect(await trimStream(redis, STREAM)).toEqual({ length: 10, slowest: null });
  });

  it('is emptied of what years have left behind', async () => {
    await join('ours');
    const ids = await add(50_000);
    await read('ours', 50_000);
    for (let start = 0; start < ids.length; start += 10_000)
      await redis.xack(STREAM, 'ours', ...ids.slice(start, start + 10_000));
    expect((await trimStream(redis, STREAM)).length).toBe(0);
  });

  it('never loses an entry that a group has not acknowledged, whatever happens in which order', async () => {
    const step = fc.oneof(
      fc.constant('add' as const),
      fc.constant('trim' as const),
      fc.record({ group: fc.constantFrom('a', 'b'), read: fc.nat(4) }),
      fc.record({ group: fc.constantFrom('a', 'b'), ack: fc.nat(4) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        await redis.del(STREAM);
        await join('a');
        await join('b');
        const needed = { a: [] as string[], b: [] as string[] };
        const taken = { a: 0, b: 0 };
        const all: string[] = [];
        for (const one of steps) {
          if (one === 'add') all.push(...(await add(3)));
          else if (one === 'trim') await trimStream(redis, STREAM);
          else if ('read' in one) {
            const group = one.group;
            if (one.read > 0) await read(group, one.read);
            needed[group].push(...all.slice(taken[group], taken[group] + one.read));
            taken[group] = Math.min(all.length, taken[group] + one.read);
          } else {
            const group = one.group;
            const acknowledged = needed[group].splice(0, one.ack);
            if (acknowledged.length > 0) await redis.xack(STREAM, group, ...acknowledged);
          }
        }
        await trimStream(redis, STREAM);
        const left = new Set(await kept());
        for (const group of ['a', 'b'] as const)
          for (const id of [...needed[group], ...all.slice(taken[group])])
            expect(left).toContain(id);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('ids of a stream', () => {
  it('are ordered by their numbers, whatever their lengths', () => {
    const id = fc.tuple(fc.bigInt(0n, 2n ** 63n), fc.bigInt(0n, 2n ** 62n));
    fc.assert(
      fc.property(id, id, ([time, sequence], [otherTime, otherSequence]) => {
        const order = time === otherTime ? sequence - otherSequence : time - otherTime;
        const expected = order === 0n ? 0 : order < 0n ? -1 : 1;
        expect(compareIds(`${time}-${sequence}`, `${otherTime}-${otherSequence}`)).toBe(expected);
        expect(compareIds(`${time}-${sequence}`, nextId(`${time}-${sequence}`))).toBe(-1);
      }),
    );
  });
});
