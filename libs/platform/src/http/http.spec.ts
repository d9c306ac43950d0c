import { type AddressInfo, connect } from 'node:net';
import { Body, Controller, Get, HttpCode, Module, Post, Res } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Type } from 'class-transformer';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import type { Response } from 'express';
import request from 'supertest';
import { Public } from '../auth/access.decorators';
import { bootPlatform, JWT_SECRET } from '../testing/boot-platform';
import type { FieldProblem, ProblemDetails } from './problem';
import { ProblemMapper, ProblemMappers } from './problem-mappers';

class Price {
  @IsInt()
  net!: number;
}

class Order {
  @IsString()
  sku!: string;

  @ValidateNested()
  @Type(() => Price)
  price!: Price;
}

class LibraryError extends Error {}

class LibraryMapper extends ProblemMapper {
  override map(error: unknown): ProblemDetails | null {
    return error instanceof LibraryError
      ? { status: 409, code: 'ON_FIRE', detail: error.message, headers: { 'Retry-After': '7' } }
      : null;
  }
}

@Controller('probe')
@Public()
class ProbeController {
  @Post('order')
  @HttpCode(200)
  order(@Body() order: Order): { isOrder: boolean; sku: string } {
    return { isOrder: order instanceof Order, sku: order.sku };
  }

  @Get('crash')
  crash(): never {
    throw new Error(`at secret/place.ts with ${JWT_SECRET}`);
  }

  @Get('library')
  library(): never {
    throw new LibraryError(`the shelf burns, says ${JWT_SECRET}`);
  }

  @Get('half')
  half(@Res() response: Response): never {
    response.write('half an ans');
    throw new Error('wer');
  }

  @Get('shelf/:name')
  shelf(): string {
    return 'shelf';
  }

  @Get('ok')
  ok(): string {
    return 'ok';
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {
  constructor(problems: ProblemMappers) {
    problems.register(new LibraryMapper());
  }
}

let app: NestExpressApplication;
const server = () => request(app.getHttpServer());

async function boot(env: Record<string, string> = {}): Promise<void> {
  app = await bootPlatform({ BODY_LIMIT: '2kb', ...env }, ProbeModule);
}

afterEach(() => app.close());

describe('a problem', () => {
  beforeEach(() => boot());

  it('is application/problem+json with a stable code and the request id', async () => {
    const { status, body, headers } = await server()
      .get('/nowhere')
      .set('x-request-id', 'order-7:a');
    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers['x-request-id']).toBe('order-7:a');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'NOT_FOUND',
      detail: 'Cannot GET /nowhere',
      instance: 'urn:request:order-7:a',
    });
  });

  it.each([
    ['delete', '/probe/order', 'POST'],
    ['post', '/probe/ok', 'GET, HEAD'],
    ['put', '/probe/shelf/blue', 'GET, HEAD'],
  ] as const)(
    'answers 405 to a %s of %s, and says what is allowed',
    async (method, path, allow) => {
      const { status, body, headers } = await server()[method](path);
      expect([status, body.code, headers['allow']]).toEqual([405, 'METHOD_NOT_ALLOWED', allow]);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );

  it.each([
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['what is no HTTP', 'HELO mail.example\r\n\r\n', 400, 'MALFORMED_REQUEST'],
  ])('is told to who sends %s', async (_, text, status, code) => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.end(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(
      new RegExp(`^HTTP/1.1 ${status} .*\\r\\nContent-Type: application/problem\\+json`),
    );
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });

  it('has an id of ours where the caller sent none that is fit for a log', async () => {
    const { headers } = await server().get('/probe/ok').set('x-request-id', 'a b"}');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names every field that breaks a rule, nested and unknown ones too', async () => {
    const { status, body } = await server()
      .post('/probe/order')
      .send({ sku: 5, price: { net: 'x' }, extra: 1 });
    expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED']);
    const fields = (body.errors as FieldProblem[]).map(({ field }) => field);
    expect(new Set(fields)).toEqual(new Set(['extra', 'price.net', 'sku']));
  });

  it('tells the reader of a body that is no JSON', async () => {
    const { status, body, headers } = await server()
      .post('/probe/order')
      .type('json')
      .send('{"sku": ');
    expect([status, body.code]).toEqual([400, 'MALFORMED_JSON']);
    expect(headers['x-request-id']).toBeDefined();
  });

  it('tells the reader of a body that is too large', async () => {
    const { status, body } = await server()
      .post('/probe/order')
      .send({ sku: 'x'.repeat(3000) });
    expect([status, body.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('tells the reader of a body that breaks off', async () => {
    const { status, body } = await server()
      .post('/probe/order')
      .set('content-type', 'application/json')
      .set('content-encoding', 'gzip')
      .send('{}');
    expect([status, body.code]).toEqual([400, 'UNREADABLE_BODY']);
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a text', { 'content-type': 'text/plain' }],
    ['a charset that nobody knows', { 'content-type': 'application/json; charset=klingon' }],
    [
      'an encoding that nobody knows',
      { 'content-type': 'application/json', 'content-encoding': 'zip' },
    ],
  ])('refuses %s in the place of JSON by 415', async (_, headers) => {
    const { status, body } = await server().post('/probe/order').set(headers).send('{"sku":"A"}');
    expect([status, body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('takes no body at all, or an empty one, for none, whatever it calls itself', async () => {
    for (const type of ['text/plain', 'application/json']) {
      const { body } = await server()
        .post('/probe/order')
        .set('content-type', type)
        .set('content-length', '0');
      expect(body.code).toBe('VALIDATION_FAILED');
    }
  });

  it.each([
    ['a list', '[]', 'NOT_AN_OBJECT'],
    [
      'lists a hundred thousand deep',
      `{"sku":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'BODY_TOO_COMPLEX',
    ],
    [
      'objects a hundred thousand deep',
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      'BODY_TOO_COMPLEX',
    ],
    [
      'a hundred thousand unknown keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, 1]))),
      'BODY_TOO_COMPLEX',
    ],
  ])('refuses %s in a moment', async (_, text, code) => {
    await app.close();
    await boot({ BODY_LIMIT: '2mb' });
    const before = process.cpuUsage();
    const { status, body } = await server().post('/probe/order').type('json').send(text);
    expect([status, body.code]).toEqual([400, code]);
    // In microseconds, so that a machine that is busy with others does not count.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });

  it('names fifty of a thousand faults, and no name at length', async () => {
    await app.close();
    await boot({ BODY_LIMIT: '2mb' });
    const extra = Object.fromEntries(
      Array.from({ length: 900 }, (_, n) => [`k${n}`.padEnd(1_000, 'x'), 1]),
    );
    const { status, body, text } = await server().post('/probe/order').send(extra);
    expect([status, body.errors.length]).toEqual([400, 50]);
    expect(body.detail).toMatch(/; and \d+ more$/);
    expect(text.length).toBeLessThan(50_000);
  });

  it('tells the reader of a path that cannot be decoded', async () => {
    const { status, body } = await server().get('/probe/shelf/%FF');
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('shows nothing of an error that nobody expected', async () => {
    const { status, body, text } = await server().get('/probe/crash');
    expect([status, body.code]).toEqual([500, 'INTERNAL_ERROR']);
    expect(text).not.toMatch(/place|secret|stack/);
  });

  it('is what a library makes of its own error, less the secrets', async () => {
    const { status, body, headers } = await server().get('/probe/library');
    expect([status, body.code, headers['retry-after']]).toEqual([409, 'ON_FIRE', '7']);
    expect(body.detail).toBe('the shelf burns, says [redacted]');
  });

  it('cuts an answer that broke off half-way, so that nobody takes it for whole', async () => {
    await expect(server().get('/probe/half')).rejects.toThrow(/aborted|socket hang up/);
  });
});

describe('a request', () => {
  it('is parsed into its class', async () => {
    await boot();
    const { body } = await server()
      .post('/probe/order')
      .send({ sku: 'LED-1', price: { net: 5 } });
    expect(body).toEqual({ isOrder: true, sku: 'LED-1' });
  });

  it('is answered with safe headers, and to no foreign origin', async () => {
    await boot();
    const { headers } = await server().get('/probe/ok').set('origin', 'https://evil.example');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is answered to the origins of the settings', async () => {
    await boot({ CORS_ORIGINS: 'https://erp.example' });
    const { headers } = await server().get('/probe/ok').set('origin', 'https://erp.example');
    expect(headers['access-control-allow-origin']).toBe('https://erp.example');
  });
});
