import { createServer, type Server } from 'node:http';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { JwtService, type JwtSignOptions } from '@nestjs/jwt';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Response } from 'supertest';
import { bootPlatform, JWT_SECRET } from '../testing/boot-platform';
import { CurrentActor, Public, Roles } from './access.decorators';
import type { Actor } from './actor';

@Controller('probe')
class ProbeController {
  @Get('me')
  me(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('admin')
  @Roles('admin', 'owner')
  admin(): string {
    return 'in';
  }

  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

const jwt = new JwtService();

function aToken(claims: object = {}, options: JwtSignOptions = {}): string {
  return jwt.sign(
    { sub: 'ana', roles: ['clerk'], ...claims },
    { secret: JWT_SECRET, algorithm: 'HS256', expiresIn: '5m', ...options },
  );
}

let app: NestExpressApplication;

async function get(path: string, token?: string): Promise<Response> {
  const asked = request(app.getHttpServer()).get(path);
  return token === undefined ? asked : asked.set('Authorization', `Bearer ${token}`);
}

afterEach(() => app.close());

describe('with a shared secret', () => {
  beforeEach(async () => {
    app = await bootPlatform({}, ProbeModule);
  });

  it('tells the handler who asks', async () => {
    const { status, body } = await get('/probe/me', aToken());
    const actor = { subject: 'ana', roles: ['clerk'], stores: null };
    expect([status, body]).toEqual([200, { ...actor, expiresAt: expect.any(String) }]);
  });

  it('answers 401 with a challenge to a request without a token', async () => {
    const { status, body, headers } = await get('/probe/me');
    expect([status, body.code]).toEqual([401, 'UNAUTHORIZED']);
    expect(headers['www-authenticate']).toBe('Bearer realm="cypher"');
  });

  it.each([
    ['signed by another secret', () => aToken({}, { secret: 'x'.repeat(40) })],
    ['signed by another algorithm', () => aToken({}, { algorithm: 'HS512' })],
    ['not signed', () => aToken({}, { algorithm: 'none', secret: '' })],
    ['over', () => aToken({}, { expiresIn: -10 })],
    ['without an end', () => jwt.sign({ sub: 'ana' }, { secret: JWT_SECRET })],
    ['of a subject with U+0000', () => aToken({ sub: 'a\0b' })],
    ['of a subject with half a surrogate pair', () => aToken({ sub: 'a\ud83d' })],
    [
      'without a subject',
      () => jwt.sign({ roles: ['admin'] }, { secret: JWT_SECRET, expiresIn: '5m' }),
    ],
    ['no JWT', () => 'a.b.c'],
    ['changed', () => `${aToken().slice(0, -4)}AAAA`],
  ])('refuses a token that is %s', async (_, make) => {
    const { status, body, headers } = await get('/probe/me', make());
    expect([status, body.code]).toEqual([401, 'INVALID_TOKEN']);
    expect(headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('forgives clocks that differ by a few seconds', async () => {
    expect((await get('/probe/me', aToken({}, { expiresIn: -2 }))).status).toBe(200);
  });

  it('refuses another scheme than Bearer', async () => {
    const { status } = await request(app.getHttpServer()).get('/probe/me').auth('ana', 'secret');
    expect(status).toBe(401);
  });

  it('lets one of the named roles in, and answers 403 to the others', async () => {
    expect((await get('/probe/admin', aToken({ roles: ['owner'] }))).status).toBe(200);
    const { status, body } = await get('/probe/admin', aToken());
    expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
    expect((await get('/probe/admin')).status).toBe(401);
  });

  it('opens public routes to everyone, with a bad token too', async () => {
    expect((await get('/probe/open')).status).toBe(200);
    expect((await get('/probe/open', 'nonsense')).status).toBe(200);
  });
});

describe('with an issuer, an audience and a claim for the roles', () => {
  beforeEach(async () => {
    app = await bootPlatform(
      { AUTH_ISSUER: 'erp', AUTH_AUDIENCE: 'sync', AUTH_ROLES_CLAIM: 'realm_access.roles' },
      ProbeModule,
    );
  });

  it('takes what fits', async () => {
    const token = aToken(
      { realm_access: { roles: ['admin'] } },
      { issuer: 'erp', audience: 'sync' },
    );
    expect((await get('/probe/admin', token)).status).toBe(200);
  });

  it.each([
    ['issuer', { issuer: 'mallory', audience: 'sync' }],
    ['audience', { issuer: 'erp', audience: 'shop' }],
  ])('refuses another %s', async (_, options) => {
    expect((await get('/probe/me', aToken({}, options))).status).toBe(401);
  });
});

describe('with the keys of an identity provider', () => {
  let provider: Server;
  let privateKey: KeyObject;
  let publicKey: KeyObject;
  let up = true;
  let asked = 0;
  const keysUrl = (): string => `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`;

  beforeEach(async () => {
    ({ privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }));
    up = true;
    asked = 0;
    provider = createServer((_, response) => {
      asked += 1;
      const keys = [
        { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' },
      ];
      response
        .writeHead(up ? 200 : 500, { 'content-type': 'application/json' })
        .end(JSON.stringify({ keys }));
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    app = await bootPlatform({ AUTH_JWKS_URL: keysUrl() }, ProbeModule);
  });
  afterEach(() => provider.close());

  function signed(keyid: string): string {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    return jwt.sign(
      { sub: 'ana' },
      { privateKey: pem, algorithm: 'RS256', expiresIn: '5m', keyid },
    );
  }

  it('takes a token that is signed by a published key', async () => {
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
  });

  it('refuses a key that is not published', async () => {
    expect((await get('/probe/me', signed('two'))).status).toBe(401);
  });

  it('refuses a token that takes the public key for a shared secret', async () => {
    const secret = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const token = jwt.sign(
      { sub: 'ana' },
      { secret, algorithm: 'HS256', expiresIn: '5m', keyid: 'one' },
    );
    expect((await get('/probe/me', token)).status).toBe(401);
  });

  it('lets known keys in while somebody names keys that are made up, and asks the provider for few of them', async () => {
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
    const statuses = await Promise.all(
      Array.from(
        { length: 200 },
        async (_, kid) => (await get('/probe/me', signed(`made-up-${kid}`))).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
    expect(asked).toBeLessThan(5);
  });

  it('limits who makes up keys by the address, before any key is looked up', async () => {
    await app.close();
    app = await bootPlatform({ AUTH_JWKS_URL: keysUrl(), RATE_LIMIT_PER_MINUTE: '3' }, ProbeModule);
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
    const before = asked;
    const statuses: number[] = [];
    for (let kid = 0; kid < 6; kid += 1)
      statuses.push((await get('/probe/me', signed(`made-up-${kid}`))).status);
    // The first of that address has found its key, and was counted for it as well.
    expect(statuses).toEqual([401, 401, 429, 429, 429, 429]);
    expect(asked - before).toBeLessThanOrEqual(1);
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
  });

  it('goes on with the keys that it knows while the provider is away', async () => {
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
    up = false;
    expect((await get('/probe/me', signed('one'))).status).toBe(200);
  });

  it('answers 503 while the provider cannot be asked: the token may be good', async () => {
    up = false;
    const { status, body } = await get('/probe/me', signed('one'));
    expect([status, body.code]).toEqual([503, 'AUTH_KEYS_UNAVAILABLE']);
  });
});
