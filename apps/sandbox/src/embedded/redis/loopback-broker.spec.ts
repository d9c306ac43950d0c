import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import { type LoopbackBroker, startLoopbackBroker } from './loopback-broker';

describe('loopback broker', () => {
  let broker: LoopbackBroker;
  const clients: Redis[] = [];

  const connectClient = (options: RedisOptions = {}, url = broker.url): Redis => {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, ...options });
    clients.push(client);
    client.on('error', () => undefined);
    return client;
  };

  beforeEach(async () => {
    broker = await startLoopbackBroker();
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) if (client.status !== 'end') client.disconnect();
    await broker.close();
  });

  it('lets ioredis become ready, and answers what a readiness check asks', async () => {
    const redis = connectClient({ connectionName: 'readiness' });
    await redis.connect();
    expect(redis.status).toBe('ready');
    await expect(redis.ping()).resolves.toBe('PONG');
    await expect(redis.config('GET', 'maxmemory-policy')).resolves.toEqual([
      'maxmemory-policy',
      'noeviction',
    ]);
    await expect(redis.client('GETNAME')).resolves.toBe('readiness');
    await expect(redis.quit()).resolves.toBe('OK');
  });

  it('carries a message of any bytes to every listener of its channel, and to no other', async () => {
    const [first, second, other, publisher] = [
      connectClient(),
      connectClient(),
      connectClient(),
      connectClient(),
    ];
    const heard: [string, Buffer][] = [];
    for (const [name, client] of Object.entries({ first, second, other })) {
      await client.subscribe(name === 'other' ? 'product.updated' : 'pricing.price_changed');
      client.on('messageBuffer', (_channel, message: Buffer) => heard.push([name, message]));
    }
    const payload = Buffer.concat([Buffer.from('preț\r\n'), Buffer.from([0, 255])]);
    await expect(publisher.publish('pricing.price_changed', payload)).resolves.toBe(2);
    await first.ping();
    await second.ping();
    await other.ping();
    expect(heard.sort()).toEqual([
      ['first', payload],
      ['second', payload],
    ]);
  });

  it('carries messages by pattern, and stops when the client leaves', async () => {
    const [listener, publisher] = [connectClient(), connectClient()];
    await listener.psubscribe('product.image_*');
    const message = once(listener, 'pmessage');
    await publisher.publish('product.image_added', 'x');
    await expect(message).resolves.toEqual(['product.image_*', 'product.image_added', 'x']);
    await listener.punsubscribe('product.image_*');
    await expect(publisher.publish('product.image_added', 'x')).resolves.toBe(0);
    await expect(listener.get('free again')).resolves.toBeNull();
  });

  it('forgets a listener that went away', async () => {
    const [listener, publisher] = [connectClient(), connectClient()];
    await listener.subscribe('a');
    await expect(publisher.publish('a', '1')).resolves.toBe(1);
    listener.disconnect();
    await expect(
      (async () => {
        while ((await publisher.publish('a', '2')) > 0) await delay(5);
        return 'nobody listens';
      })(),
    ).resolves.toBe('nobody listens');
  });

  it('keeps strings, with their lifetimes and conditions', async () => {
    const redis = connectClient();
    await expect(redis.set('lock', 'a', 'PX', 60_000, 'NX')).resolves.toBe('OK');
    await expect(redis.set('lock', 'b', 'PX', 60_000, 'NX')).resolves.toBeNull();
    await expect(redis.get('lock')).resolves.toBe('a');
    const left = await redis.pttl('lock');
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    await redis.set('brief', 'a', 'PX', 40);
    while ((await redis.exists('brief')) === 1) await delay(5);
    await redis.mset({ one: '1', two: '2' });
    await expect(redis.mget('one', 'three', 'two')).resolves.toEqual(['1', null, '2']);
    await expect(redis.ttl('one')).resolves.toBe(-1);
    await expect(redis.ttl('three')).resolves.toBe(-2);
    await redis.expire('one', 100);
    await expect(redis.incr('one')).resolves.toBe(2);
    await expect(redis.ttl('one')).resolves.toBe(100);
    await expect(redis.keys('t?o')).resolves.toEqual(['two']);
    await expect(redis.del('one', 'two', 'three')).resolves.toBe(2);
  });

  it('runs a transaction as one, and answers an error in its place', async () => {
    const redis = connectClient();
    const results = await redis.multi().set('n', 'text').incr('n').get('n').exec();
    expect(results?.[0]).toEqual([null, 'OK']);
    expect(results?.[1]?.[0]?.message).toContain('not an integer');
    expect(results?.[2]).toEqual([null, 'text']);
  });

  it('refuses what it does not know, and a client that is not let in', async () => {
    const redis = connectClient();
    await expect(redis.call('EVALSHA', 'x', '0')).rejects.toThrow("unknown command 'EVALSHA'");
    await expect(redis.call('constructor')).rejects.toThrow('unknown command');
    await expect(redis.call('HELLO', '3')).rejects.toThrow('NOPROTO');
    const guarded = await startLoopbackBroker({ password: 'sesame: open' });
    try {
      await expect(connectClient({}, guarded.url).ping()).resolves.toBe('PONG');
      await expect(
        connectClient({}, guarded.url.replace('sesame', 'wrong')).ping(),
      ).rejects.toThrow('WRONGPASS');
    } finally {
      await guarded.close();
    }
  });

  it('answers a client that speaks no RESP with an error and hangs up', async () => {
    const { port, hostname } = new URL(broker.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET / HTTP/1.1\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^-ERR Protocol error/);
    await once(socket, 'close');
  });
});
