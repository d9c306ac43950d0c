import { Controller, Get, Logger, Module, Post } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Response } from 'supertest';
import { bootPlatform, JWT_SECRET } from '../../testing/boot-platform';
import { CurrentActor, Roles } from '../access.decorators';
import type { Actor } from '../actor';
import { SessionModule } from '../session.module';

@Controller('probe')
class ProbeController {
  @Get('me')
  me(@CurrentActor() { subject }: Actor): string {
    return subject;
  }

  @Post('work')
  @Roles('admin')
  work(): string {
    return 'done';
  }
}

@Module({ controllers: [ProbeController], imports: [SessionModule] })
class ProbeModule {}

const KEY = (name: string, letter: string): string =>
  `${name}:${Buffer.from(letter.repeat(32)).toString('base64')}`;

const jwt = new JwtService();
const aToken = (claims: object = {}, expiresIn = 300): string =>
  jwt.sign({ sub: 'ana', roles: ['admin'], ...claims }, { secret: JWT_SECRET, expiresIn });

let app: NestExpressApplication;
const boot = async (env: Record<string, string> = {}): Promise<void> => {
  app = await bootPlatform(env, ProbeModule);
};
const server = () => request(app.getHttpServer());
const signIn = (token = aToken()) => server().post('/auth/session').send({ token });

/** The cookie of an answer, as a browser sends it back. */
const cookieOf = ({ headers }: Response): string =>
  String(headers['set-cookie']).split(';')[0] ?? '';

afterEach(() => app.close());

describe('a session', () => {
  beforeEach(() => boot());

  it('opens what its token opens, and says who is signed in', async () => {
    const begun = await signIn();
    expect(begun.body).toMatchObject({ subject: 'ana', roles: ['admin'], stores: null });
    const cookie = cookieOf(begun);
    expect((await server().get('/probe/me').set('Cookie', cookie)).text).toBe('ana');
    const { body } = await server().get('/auth/session').set('Cookie', cookie);
    expect(body).toMatchObject({
      session: { subject: 'ana', csrfToken: begun.body.csrfToken },
      ended: false,
      waysIn: { token: true, provider: false },
    });
  });

  it('is kept where no script reads it and no other site sends it', async () => {
    const [cookie] = (await signIn()).headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toMatch(/Domain/);
  });

  it('is over HTTPS bound to the host', async () => {
    await app.close();
    await boot({ TRUST_PROXY: '1' });
    const { headers } = await signIn().set('X-Forwarded-Proto', 'https');
    expect(String(headers['set-cookie'])).toMatch(/^__Host-cypher-session=.*; Path=\/;.*; Secure/);
  });

  it('is warned of once where people come by HTTPS, and it is not bound to that', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const warnings = () => warn.mock.calls.map(String).filter((text) => /TRUST_PROXY/.test(text));
    await signIn();
    expect(warnings()).toEqual([]);
    await app.close();
    await boot({ PUBLIC_URL: 'https://sync.example', SECRETS_KEYS: KEY('k1', 'a') });
    await signIn();
    await signIn();
    expect(warnings()).toHaveLength(1);
    warn.mockRestore();
  });

  it.each([
    ['without the token of the page', undefined],
    ['with the token of another session', 'x'.repeat(43)],
  ])('changes nothing %s', async (_, csrf) => {
    const cookie = cookieOf(await signIn());
    const asked = server().post('/probe/work').set('Cookie', cookie);
    const { status, body } = await (csrf === undefined ? asked : asked.set('x-csrf-token', csrf));
    expect([status, body.code]).toEqual([403, 'CSRF_TOKEN_INVALID']);
  });

  it('changes what its roles allow, with the token of the page', async () => {
    const begun = await signIn();
    const work = () => server().post('/probe/work').set('Cookie', cookieOf(begun));
    const { status } = await work().set('x-csrf-token', begun.body.csrfToken as string);
    expect(status).toBe(201);
    const clerk = await signIn(aToken({ roles: ['clerk'] }));
    const { status: refused } = await server()
      .post('/probe/work')
      .set('Cookie', cookieOf(clerk))
      .set('x-csrf-token', clerk.body.csrfToken as string);
    expect(refused).toBe(403);
  });

  it('ends with its token', async () => {
    const token = aToken({}, 60);
    const { body } = await signIn(token);
    const { exp } = jwt.decode<{ exp: number }>(token);
    expect(Date.parse(body.expiresAt as string)).toBe(exp * 1000);
  });

  it('is not begun by a token that is over', async () => {
    const { status, body } = await signIn(aToken({}, -10));
    expect([status, body.code]).toEqual([401, 'INVALID_TOKEN']);
  });

  it('is told to be over where the cookie is none of ours, which the browser then forgets', async () => {
    const forged = jwt.sign({ sub: 'eve', roles: ['admin'] }, { secret: JWT_SECRET });
    const answer = await server().get('/auth/session').set('Cookie', `cypher-session=${forged}`);
    expect(answer.body).toMatchObject({ session: null, ended: true });
    expect(String(answer.headers['set-cookie'])).toMatch(/cypher-session=;.*1970/);
    const { status, body } = await server()
      .get('/probe/me')
      .set('Cookie', `cypher-session=${forged}`);
    expect([status, body.code]).toEqual([401, 'SESSION_ENDED']);
  });

  it('is no token: it opens nothing in the Authorization header', async () => {
    const session = cookieOf(await signIn()).split('=')[1] ?? '';
    const { status } = await server().get('/probe/me').set('Authorization', `Bearer ${session}`);
    expect(status).toBe(401);
  });

  it('does not begin with more stores than a browser keeps', async () => {
    const stores = Object.fromEntries(
      Array.from({ length: 200 }, (_, place) => [`store-${place}`, 'viewer']),
    );
    const { status, body } = await signIn(aToken({ stores }));
    expect([status, body.code]).toEqual([400, 'SESSION_TOO_LARGE']);
  });

  it('is gone after signing out', async () => {
    const { status, headers } = await server().delete('/auth/session');
    expect(status).toBe(204);
    expect(String(headers['set-cookie'])).toMatch(/cypher-session=;.*1970/);
  });
});

describe('the keys of sessions', () => {
  it('are those of SECRETS_KEYS: the first signs, and all of them open', async () => {
    await boot({ SECRETS_KEYS: KEY('old', 'a') });
    const cookie = cookieOf(await signIn());
    await app.close();
    await boot({ SECRETS_KEYS: `${KEY('young', 'b')},${KEY('old', 'a')}` });
    expect((await server().get('/probe/me').set('Cookie', cookie)).status).toBe(200);
    await app.close();
    await boot({ SECRETS_KEYS: KEY('young', 'b') });
    expect((await server().get('/probe/me').set('Cookie', cookie)).status).toBe(401);
  });

  it('are needed: without any, it says so', async () => {
    await boot({ AUTH_JWKS_URL: 'http://127.0.0.1:1/keys' });
    const { body } = await server().get('/auth/session');
    expect(body.waysIn).toEqual({ token: false, provider: false });
  });
});
