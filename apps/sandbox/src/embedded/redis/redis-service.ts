import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { SandboxError } from '../../sandbox.error';
import { findFreePort } from '../processes/free-port';
import { findProgram } from '../processes/find-program';
import type { ProcessGuard } from '../processes/process-guard';
import { stopProcess } from '../processes/stop-process';
import { waitForLine } from '../processes/wait-for-line';
import { startLoopbackBroker } from './loopback-broker';

const START_TIMEOUT_MS = 10_000;
const STOP_GRACE_MS = 2_000;
const PORT_ATTEMPTS = 3;

/** A Redis to work with, and what it is able to carry. */
export interface RedisService {
  readonly url: string;
  readonly kind: 'redis-server' | 'broker';
  /** Where BullMQ's queues have to be: the broker cannot carry them. */
  readonly queueBackend: 'redis' | 'postgres';
  /** The server's process; null for the broker, which lives in ours. */
  readonly process: ChildProcess | null;
  stop(): Promise<void>;
}

/** Which Redis to start: what the machine has (`auto`), or the broker in any case (`embedded`). */
export type RedisChoice = 'auto' | 'embedded';

/**
 * Starts `redis-server` or `valkey-server` from the PATH on a free loopback port, or else the
 * loopback broker. What is in it ends with it.
 * @throws SandboxError when the server that was found does not start.
 */
export async function startRedis(
  guard: ProcessGuard,
  choice: RedisChoice = 'auto',
): Promise<RedisService> {
  const program = choice === 'auto' ? findProgram(['redis-server', 'valkey-server']) : null;
  return program === null ? startBroker() : startServer(program, guard);
}

/** Reads the choice from `SANDBOX_REDIS`. @throws SandboxError for a value that is none of them. */
export function redisChoice(env: NodeJS.ProcessEnv = process.env): RedisChoice {
  const value = env['SANDBOX_REDIS'] ?? 'auto';
  if (value !== 'auto' && value !== 'embedded') {
    throw new SandboxError(`SANDBOX_REDIS is "${value}": it has to be auto or embedded`);
  }
  return value;
}

async function startBroker(): Promise<RedisService> {
  const broker = await startLoopbackBroker();
  return {
    url: broker.url,
    kind: 'broker',
    queueBackend: 'postgres',
    process: null,
    stop: () => broker.close(),
  };
}

async function startServer(program: string, guard: ProcessGuard): Promise<RedisService> {
  let lastWords = '';
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
    const port = await findFreePort();
    // Detached: Ctrl-C is for us, who stop the services after their users.
    const child = spawn(program, argumentsFor(port), {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    guard.watch(child);
    const outcome = await waitForLine(
      child,
      child.stdout,
      /ready to accept connections/i,
      START_TIMEOUT_MS,
    );
    const stop = (): Promise<void> => stopProcess(child, 'SIGTERM', STOP_GRACE_MS);
    if (outcome.kind === 'ready') {
      return {
        url: `redis://127.0.0.1:${port}`,
        kind: 'redis-server',
        queueBackend: 'redis',
        process: child,
        stop,
      };
    }
    await stop();
    lastWords = outcome.lastWords;
    if (!/address already in use/i.test(lastWords)) break;
  }
  throw new SandboxError(
    `${program} did not start (set REDIS_URL, or SANDBOX_REDIS=embedded to do without): ${lastWords.trim().split('\n').slice(-2).join(' | ')}`,
  );
}

/** A server on loopback alone that keeps nothing on disk, and evicts nothing: queues live in it. */
function argumentsFor(port: number): string[] {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    daemonize: 'no',
    dir: tmpdir(),
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}
