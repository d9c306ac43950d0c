import { Controller, Get, Module } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { Public } from '../../auth/access.decorators';
import { bootPlatform, JWT_SECRET } from '../../testing/boot-platform';

@Controller('probe')
@Public()
class ProbeController {
  @Get('first')
  first(): string {
    return 'first';
  }

  @Get('second')
  second(): string {
    return 'second';
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

let app: NestExpressApplication;
const server = () => request(app.getHttpServer());

describe('the rate limit', () => {
  beforeEach(async () => {
    app = await bootPlatform({ RATE_LIMIT_PER_MINUTE: '3' }, ProbeModule);
  });
  afterEach(() => app.close());

  const tokenOf = (sub: string) =>
    new JwtService().sign({ sub }, { secret: JWT_SECRET, expiresIn: '5m' });

  async function useUp(token?: string): Promise<void> {
    const statuses = [await statusFor(token), await statusFor(token), await statusFor(token)];
    expect(statuses).toEqual([200, 200, 200]);
  }

  async function statusFor(token?: string): Promise<number> {
    const asked = server().get('/probe/first');
    return (await (token === undefined ? asked : asked.set('Authorization', `Bearer ${token}`)))
      .status;
  }

  it('counts each token subject by itself, over all routes together', async () => {
    await useUp(tokenOf('ana'));
    const { status, body, headers } = await server()
      .get('/probe/second')
      .set('Authorization', `Bearer ${tokenOf('ana')}`);
    expect([status, body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(await statusFor(tokenOf('ben'))).toBe(200);
  });

  it('counts callers without a valid token by their address', async () => {
    await useUp('forged');
    expect(await statusFor()).toBe(429);
    expect(await statusFor(tokenOf('ana'))).toBe(200);
  });

  it('counts probes apart, so that neither uses up the other’s share', async () => {
    await useUp();
    const probes = await Promise.all(
      Array.from({ length: 620 }, () => server().get('/health/live')),
    );
    const statuses = probes.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(600);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    expect(await statusFor(tokenOf('ben'))).toBe(200);
  });
});
