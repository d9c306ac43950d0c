import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { request, type RequestOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import {
  startStoreDouble,
  type StoreDouble,
  type StoreDoubleOptions,
} from '../../apps/sandbox/src/store';
import type { StoreKey } from '../../apps/sandbox/src/store/access/store-key';
import { eventually } from '../support/eventually';
import type { SuiteReport } from './suite/contract-suite';

const COMMAND = join(__dirname, '../../apps/sandbox/bootstrap/run.mjs');
const KEY: StoreKey = {
  key: 'ck_canary_4711',
  secret: 'cs_canary_4711',
  permissions: 'read_write',
};
const ACCESS = ['--key', KEY.key, '--secret', KEY.secret];

/** A run of the command, with what it prints. */
class CommandRun {
  output = '';
  errors = '';
  private readonly process;
  private readonly ended: Promise<unknown[]>;

  constructor(...args: readonly string[]) {
    this.process = spawn(process.execPath, [COMMAND, 'contract', ...args], { stdio: 'pipe' });
    this.process.stdout.on('data', (data: Buffer) => (this.output += data.toString()));
    this.process.stderr.on('data', (data: Buffer) => (this.errors += data.toString()));
    this.ended = once(this.process, 'close');
  }

  interrupt(): void {
    this.process.kill('SIGINT');
  }

  /** Reads no more of what it prints. */
  leave(): void {
    this.process.stdout.destroy();
  }

  async exitCode(): Promise<unknown> {
    return (await this.ended)[0];
  }
}

/** Stands before a shop with TLS, and with a certificate that nobody vouches for. */
async function startTls(target: string): Promise<Server> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  const { port } = new URL(target);
  const server = createServer({ key, cert }, (call, answer) => {
    const { method, url, headers } = call;
    const onward: RequestOptions = { host: '127.0.0.1', port, method, path: url, headers };
    call.pipe(
      request(onward, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      }),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

let shop: StoreDouble;
const open = async (options: StoreDoubleOptions = {}): Promise<string> => {
  shop = await startStoreDouble({ preset: 'instant', keys: [KEY], ...options });
  return shop.url;
};
afterEach(() => shop.close());

const left = (): number => shop.catalogue.products.size + shop.orders.orders.size;

describe('the command of the contract suite', () => {
  it('prints a table, and nothing secret, and ends well', async () => {
    const run = new CommandRun('--url', await open(), ...ACCESS, '--only', '^(stock-|read-only-)');
    expect(await run.exitCode()).toBe(0);
    expect(run.output).toMatch(/^fact +case +expected +seen +status\n/);
    expect(run.output).toMatch(/^7 +stock-null-zero +\{"stock_quantity":0,.* passed$/m);
    expect(run.output).toMatch(
      /^2 +read-only-key-cannot-write .* no --read-key was given +skipped$/m,
    );
    expect(run.output).toContain('8 cases: 7 passed, 0 failed, 1 skipped');
    expect(run.output + run.errors).not.toContain('canary');
  });

  it('prints a report as JSON alone, and ends with 1 when a case fails', async () => {
    const url = await open({ off: ['no-key-refused'] });
    const run = new CommandRun(
      '--url',
      url,
      ...ACCESS,
      '--only',
      '^(no-key|unknown-key)-refused$',
      '--json',
    );
    expect(await run.exitCode()).toBe(1);
    expect(JSON.parse(run.output) as SuiteReport).toEqual({
      cases: 2,
      passed: 1,
      failed: 1,
      skipped: 0,
      results: [
        {
          fact: 1,
          name: 'no-key-refused',
          expected: { http: 401, code: 'woocommerce_rest_cannot_view' },
          seen: { http: 200 },
          status: 'failed',
        },
        { fact: 1, name: 'unknown-key-refused', expected: 401, seen: 401, status: 'passed' },
      ],
    });
    expect(run.errors).toBe('');
  });

  it.each([
    [
      'is interrupted',
      (run: CommandRun) => {
        run.interrupt();
      },
    ],
    [
      'has no reader any more',
      (run: CommandRun) => {
        run.leave();
      },
    ],
  ])(
    'removes what it made when it %s',
    async (_when, end) => {
      const run = new CommandRun('--url', await open({ model: { perCall: 20 } }), ...ACCESS);
      await eventually(
        () => {
          expect(left()).toBeGreaterThan(3);
        },
        { timeout: 40_000 },
      );
      end(run);
      expect(await run.exitCode()).toBe(130);
      expect(left()).toBe(0);
      expect(shop.journal.calls.length).toBeLessThan(200);
    },
    120_000,
  );

  it('tells a shop that refuses the key, and tries nothing', async () => {
    const run = new CommandRun(
      '--url',
      await open(),
      '--key',
      KEY.key,
      '--secret',
      'cs_canary_other',
    );
    expect(await run.exitCode()).toBe(1);
    expect(run.errors).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/ refuses --key and --secret: 401 "Invalid sig/,
    );
    expect(run.output).toBe('');
  });

  it('takes a self-signed certificate when told to', async () => {
    const tls = await startTls(await open({ behindTls: true }));
    const url = `https://127.0.0.1:${(tls.address() as AddressInfo).port}`;
    const args = [
      '--url',
      url,
      ...ACCESS,
      '--only',
      '^(wrong-secret-refused|stock-null-zero|nonce-once)$',
    ];
    const [wary, told] = [new CommandRun(...args), new CommandRun(...args, '--insecure')];
    expect(await wary.exitCode()).toBe(1);
    expect(wary.errors).toContain('--insecure accepts its certificate');
    expect(await told.exitCode()).toBe(0);
    expect(told.output).toContain('3 cases: 2 passed, 0 failed, 1 skipped');
    tls.closeAllConnections();
    tls.close();
  });

  it.each([
    [['--key', 'k', '--secret', 's'], "required option '--url <shop>' not specified"],
    [['--url', 'ftp://shop', ...ACCESS], "option '--url <shop>' argument 'ftp://shop' is invalid"],
    [
      ['--url', 'http://shop', ...ACCESS, '--only', '('],
      "option '--only <pattern>' argument '(' is invalid",
    ],
    [
      ['--url', 'http://shop', ...ACCESS, '--only', 'nothing'],
      "option '--only <pattern>' fits none",
    ],
    [
      ['--url', 'http://shop', ...ACCESS, '--read-key', 'k'],
      "option '--read-secret <secret>' go together",
    ],
  ])('names the option that is bad: %j', async (args, problem) => {
    await open();
    const run = new CommandRun(...args);
    expect(await run.exitCode()).toBe(1);
    expect(run.errors).toContain(problem);
    expect(run.errors.trimEnd()).not.toContain('\n');
  });
});
