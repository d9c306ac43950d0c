import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Response } from 'supertest';
import { bootPlatform } from '../../testing/boot-platform';
import { CurrentActor } from '../access.decorators';
import type { Actor } from '../actor';
import { SessionModule } from '../session.module';

@Controller('probe')
class ProbeController {
  @Get('me')
  me(@CurrentActor() { subject, roles }: Actor): object {
    return { subject, roles };
  }
}

@Module({ controllers: [ProbeController], imports: [SessionModule] })
class ProbeModule {}

const CLIENT = 'the-page';
const SECRET = 'a-secret-of-the-client';

/** A small identity provider: one user, codes that are good once, PKCE by S256. */
class ProviderDouble {
  readonly privateKey: KeyObject;
  readonly server: Server;
  issuer = '';
  /** Claims of its ID tokens besides those that each has. */
  claims: object = { roles: ['operator'] };
  userInfo: object = {};
  private readonly jwk: object;
  private readonly challenges = new Map<string, { challenge: string; nonce: string }>();

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.privateKey = privateKey;
    this.jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
    this.server = createServer((asked, answer) => {
      const chunks: Buffer[] = [];
      asked.on('data', (chunk: Buffer) => chunks.push(chunk));
      asked.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        const body = this.answerTo(asked.url ?? '', form);
        answer.writeHead(body === null ? 400 : 200, { 'Content-Type': 'application/json' });
        answer.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
      });
    });
  }

  async listen(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Lets the user in who was sent to this address. @returns the query of the way back */
  letIn(address: URL, code: string): string {
    const { searchParams: asked } = address;
    expect(asked.get('code_challenge_method')).toBe('S256');
    this.challenges.set(code, {
      challenge: asked.get('code_challenge') ?? '',
      nonce: asked.get('nonce') ?? '',
    });
    return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
  }

  private answerTo(path: string, form: URLSearchParams): object | null {
    if (path === '/.well-known/openid-configuration') return this.configuration();
    if (path === '/keys') return { keys: [this.jwk] };
    if (path === '/userinfo') return { sub: 'ana', ...this.userInfo };
    return path === '/token' ? this.exchange(form) : null;
  }

  private configuration(): object {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  private exchange(form: URLSearchParams): object | null {
    const code = form.get('code') ?? '';
    const kept = this.challenges.get(code);
    this.challenges.delete(code);
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (kept?.challenge !== challenge) return null;
    const idToken = new JwtService().sign(
      { sub: 'ana', nonce: kept.nonce, ...this.claims },
      {
        privateKey: this.privateKey.export({ type: 'pkcs8', format: 'pem' }),
        algorithm: 'RS256',
        keyid: 'one',
        issuer: this.issuer,
        audience: CLIENT,
        expiresIn: '1m',
      },
    );
    return { access_token: 'opaque', token_type: 'Bearer', id_token: idToken, expires_in: 60 };
  }
}

let provider: ProviderDouble;
let app: NestExpressApplication;
const server = () => request(app.getHttpServer());

beforeEach(async () => {
  provider = new ProviderDouble();
  await provider.listen();
  app = await bootPlatform(
    {
      AUTH_ISSUER: provider.issuer,
      AUTH_JWKS_URL: `${provider.issuer}/keys`,
      AUTH_AUDIENCE: 'the-api',
      OIDC_CLIENT_ID: CLIENT,
      OIDC_CLIENT_SECRET: SECRET,
      PUBLIC_URL: 'https://sync.example',
      SECRETS_KEYS: `one:${Buffer.from('k'.repeat(32)).toString('base64')}`,
    },
    ProbeModule,
  );
});
afterEach(async () => {
  await app.close();
  provider.server.close();
});

const cookiesOf = ({ headers }: Response): string[] =>
  (headers['set-cookie'] as unknown as string[]).map((cookie) => cookie.split(';')[0] ?? '');

/** Goes to the provider, and answers where it is and what the browser keeps. */
async function leave(returnTo = '/changes?state=failed'): Promise<[URL, string[]]> {
  const left = await server().get('/auth/sign-in').query({ returnTo });
  expect(left.status).toBe(303);
  return [new URL(left.headers['location'] ?? ''), cookiesOf(left)];
}

const comeBack = (query: string, cookies: string[]) =>
  server().get(`/auth/callback?${query}`).set('Cookie', cookies);

describe('a sign-in at the identity provider', () => {
  it('lets in who comes back, and leads on to what was asked for', async () => {
    const [address, cookies] = await leave();
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get('redirect_uri')).toBe('https://sync.example/auth/callback');
    const back = await comeBack(provider.letIn(address, 'code-1'), cookies);
    expect([back.status, back.headers['location']]).toEqual([303, '/changes?state=failed']);
    const { body } = await server().get('/probe/me').set('Cookie', cookiesOf(back));
    expect(body).toEqual({ subject: 'ana', roles: ['operator'] });
  });

  it('asks for roles that the ID token does not hold', async () => {
    provider.claims = {};
    provider.userInfo = { roles: ['admin'] };
    const [address, cookies] = await leave();
    const back = await comeBack(provider.letIn(address, 'code-1'), cookies);
    const { body } = await server().get('/probe/me').set('Cookie', cookiesOf(back));
    expect(body).toEqual({ subject: 'ana', roles: ['admin'] });
  });

  it.each([
    [
      'with another state',
      'SIGN_IN_REFUSED',
      (query: string) => query.replace(/state=./, 'state='),
    ],
    ['with a code of nobody', 'SIGN_IN_REFUSED', (query: string) => query.replace('code-1', 'x')],
    [
      'with a refusal',
      'SIGN_IN_REFUSED',
      (query: string) => query.replace(/code=[^&]+/, 'error=access_denied'),
    ],
  ])('does not let in who comes back %s', async (_, code, change) => {
    const [address, cookies] = await leave();
    const back = await comeBack(change(provider.letIn(address, 'code-1')), cookies);
    expect(back.headers['location']).toBe(`/sign-in?problem=${code}`);
    expect(cookiesOf(back).some((cookie) => /session=./.test(cookie))).toBe(false);
  });

  it('does not let in whom the provider knows and who has no role here', async () => {
    provider.claims = { roles: ['offline_access'] };
    const [address, cookies] = await leave();
    const back = await comeBack(provider.letIn(address, 'code-1'), cookies);
    expect(back.headers['location']).toBe('/sign-in?problem=SIGN_IN_WITHOUT_ROLE');
    expect(cookiesOf(back).some((cookie) => /session=./.test(cookie))).toBe(false);
  });

  it('does not let in who did not leave from here', async () => {
    const [address] = await leave();
    const back = await comeBack(provider.letIn(address, 'code-1'), []);
    expect(back.headers['location']).toBe('/sign-in?problem=SIGN_IN_OUTDATED');
  });

  it('says so while the provider does not answer, and works once it does', async () => {
    const { port } = provider.server.address() as AddressInfo;
    provider.server.close();
    provider.server.closeAllConnections();
    const { headers } = await server().get('/auth/sign-in');
    expect(headers['location']).toBe('/sign-in?problem=SIGN_IN_PROVIDER_UNAVAILABLE');
    provider.server.listen(port, '127.0.0.1');
    await once(provider.server, 'listening');
    expect((await leave())[0].origin).toBe(provider.issuer);
  });
});
