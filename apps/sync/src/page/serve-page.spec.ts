import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { servePage } from './serve-page';

@Controller('api/v1')
class ApiController {
  @Get('things')
  things(): string[] {
    return ['a thing'];
  }
}

@Module({ controllers: [ApiController] })
class ApiModule {}

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

let folder: string;
let app: NestExpressApplication;
const get = (path: string, accept = BROWSER) =>
  request(app.getHttpServer()).get(path).set('Accept', accept);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<meta name="nonce" content="__NONCE__" />');
  await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'start()');
  app = await NestFactory.create<NestExpressApplication>(ApiModule, { logger: false });
  expect(servePage(app, folder)).toBe(true);
  await app.init();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('the page', () => {
  it.each(['/', '/changes?state=failed', '/products/7b0a', '/sign-in'])(
    'is there at %s for a browser',
    async (path) => {
      const { status, type } = await get(path);
      expect([status, type]).toEqual([200, 'text/html']);
    },
  );

  it.each(['/api/v1/nothing', '/health/nothing', '/docs/nothing', '/auth/nothing'])(
    'is not at %s, which the service answers',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('leaves programs what they ask for', async () => {
    expect((await get('/changes', 'application/json')).status).toBe(404);
    expect((await get('/api/v1/things')).body).toEqual(['a thing']);
  });

  it('lets nothing be loaded that is not ours, and styles by a nonce of each answer', async () => {
    const [first, second] = [await get('/'), await get('/')];
    const nonceOf = ({ text }: { text: string }) => /content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    const policy = first.headers['content-security-policy'] ?? '';
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(first)}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('has its files kept by browsers, and itself asked for each time', async () => {
    const asset = await get('/assets/page-1a2b.js');
    expect(asset.text).toBe('start()');
    expect(asset.headers['cache-control']).toMatch(/max-age=31536000,\s*immutable/);
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
    expect((await get('/assets/gone.js')).status).toBe(404);
  });

  it('is not served where it was not built', () => {
    expect(servePage(app, join(folder, 'nowhere'))).toBe(false);
  });
});
