import { Injectable, Module } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Counter } from 'prom-client';
import request from 'supertest';
import { Metrics } from '../metrics/metrics';
import { bootPlatform, JWT_SECRET } from '../testing/boot-platform';
import { type RedisDouble, startRedisDouble } from '../testing/redis-double';
import { checkWithin } from './check-within';
import { ReadinessCheck, ReadinessModule, ReadinessRegistry } from './readiness-registry';

@Injectable()
class Kettle extends ReadinessCheck {
  override readonly name = 'kettle';
  static fault: Error | null = null;

  constructor(registry: ReadinessRegistry) {
    super();
    registry.register(this);
  }

  override check(): Promise<void> {
    return Kettle.fault === null ? Promise.resolve() : Promise.reject(Kettle.fault);
  }
}

class Sleeper extends ReadinessCheck {
  override readonly name = 'sleeper';

  override check(): Promise<void> {
    return new Promise(() => undefined);
  }
}

@Module({ imports: [ReadinessModule], providers: [Kettle] })
class KitchenModule {}

let redis: RedisDouble;
let app: NestExpressApplication;
const server = () => request(app.getHttpServer());

/** What happens to Redis is noticed a moment later. */
async function untilStatus(status: number): Promise<void> {
  const deadline = Date.now() + 5000;
  while ((await server().get('/health/ready')).status !== status) {
    if (Date.now() > deadline) throw new Error('Its status did not change');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

beforeEach(async () => {
  Kettle.fault = null;
  redis = await startRedisDouble();
});
afterEach(async () => {
  await app.close();
  await redis.stop();
});

describe('health', () => {
  it('is ready when all that it needs is there', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url }, KitchenModule);
    await untilStatus(200);
    const { body } = await server().get('/health/ready');
    expect(body).toMatchObject({
      status: 'ok',
      info: { redis: { status: 'up' }, kettle: { status: 'up' } },
    });
  });

  it('names the part that fails, and stays alive', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url }, KitchenModule);
    await untilStatus(200);
    Kettle.fault = new Error('no water');
    await untilStatus(503);
    const { body, headers } = await server().get('/health/ready');
    expect(body.code).toBe('NOT_READY');
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body.errors).toEqual([{ field: 'kettle', message: 'no water' }]);
    expect((await server().get('/health/live')).status).toBe(200);
  });

  it('is not ready on a Redis that may throw queued work away', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url });
    await untilStatus(200);
    redis.policy = 'allkeys-lru';
    await untilStatus(503);
    const { body } = await server().get('/health/ready');
    expect(body.detail).toContain('maxmemory-policy is allkeys-lru: set it to noeviction');
  });

  it('does not mind that policy where the queues are elsewhere', async () => {
    redis.policy = 'allkeys-lru';
    app = await bootPlatform({ REDIS_URL: redis.url, QUEUE_BACKEND: 'postgres' });
    await untilStatus(200);
  });

  it('says that Redis is away, and is ready again when it is back', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url });
    await untilStatus(200);
    await redis.stop();
    await untilStatus(503);
    const { body } = await server().get('/health/ready');
    expect(body.errors).toEqual([expect.objectContaining({ field: 'redis' })]);
    redis = await startRedisDouble(Number(new URL(redis.url).port));
    await untilStatus(200);
  });

  it('asks each part once a second at the most, however many want to know', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url }, KitchenModule);
    await untilStatus(200);
    const asked = jest.spyOn(Kettle.prototype, 'check');
    const started = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => server().get('/health/ready')),
    );
    const most = 1 + Math.ceil((performance.now() - started) / 1_000);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked.mock.calls.length).toBeLessThanOrEqual(most);
    asked.mockRestore();
  });

  it('does not wait for ever for a part that does not answer', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url });
    expect(await checkWithin(new Sleeper(), 20)).toBe('no answer within 20 ms');
  });
});

describe('metrics', () => {
  const token = new JwtService().sign(
    { sub: 'prometheus' },
    { secret: JWT_SECRET, expiresIn: '5m' },
  );

  it('need a token', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url });
    expect((await server().get('/metrics')).status).toBe(401);
    expect((await server().get('/metrics').set('Authorization', `Bearer ${token}`)).status).toBe(
      200,
    );
  });

  it('are open where the settings say so, and count by the pattern of the route', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url, METRICS_PUBLIC: 'true' });
    await server().get('/health/live');
    await server().get('/no/such/route');
    const { text, headers } = await server().get('/metrics');
    expect(headers['content-type']).toContain('version=0.0.4');
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/health/live",status="200"} 1',
    );
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
    );
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('hold what other modules count', async () => {
    app = await bootPlatform({ REDIS_URL: redis.url, METRICS_PUBLIC: 'true' });
    const { registry } = app.get(Metrics);
    new Counter({ name: 'cups_total', help: 'Cups', registers: [registry] }).inc(3);
    expect((await server().get('/metrics')).text).toContain('cups_total 3');
  });
});
