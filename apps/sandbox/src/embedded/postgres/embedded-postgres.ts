import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { SandboxError } from '../../sandbox.error';
import { findFreePort } from '../processes/free-port';
import type { ProcessGuard } from '../processes/process-guard';
import { stopProcess } from '../processes/stop-process';
import { waitForLine } from '../processes/wait-for-line';
import { type PostgresBinaries, preparePostgresBinaries } from './postgres-binaries';
import { createRunFolder } from './public-temp-folder';
import { canReach, findServiceAccount, type ServiceAccount } from './service-account';

const START_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 3_000;
const PORT_ATTEMPTS = 3;

/** What to start, and who cleans up when we cannot. */
export interface EmbeddedPostgresOptions {
  guard: ProcessGuard;
  /**
   * Where the data stays between runs. Without it the data lives in a temporary folder and ends
   * with the server.
   */
  dataFolder?: string | undefined;
  /** The port to listen on; any free one without it. */
  port?: number | undefined;
  /** Whether temporary data is kept as safely as in production; it is not unless told. */
  durable?: boolean;
  /** Libraries to load at its start, such as `pg_stat_statements`. */
  preload?: readonly string[];
}

/** A running PostgreSQL server. */
export interface EmbeddedPostgres {
  /**
   * `postgres://user:password@127.0.0.1:port/postgres`: a superuser, so that tests may create
   * databases.
   */
  readonly url: string;
  /** The server's process, for those who must know when it ends. */
  readonly process: ChildProcess;
  /** Ends all sessions, stops the server, and removes its data unless a `dataFolder` was given. */
  stop(): Promise<void>;
}

/**
 * Starts the bundled PostgreSQL on a free loopback port with a password of its own; it opens no
 * Unix socket. Data without a `dataFolder` is throw-away, and then the server does not wait for the
 * disk unless it is to be `durable`.
 * @throws SandboxError when it cannot be set up or started, with the server's last words.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const account = findServiceAccount();
  const binaries = preparePostgresBinaries(account);
  const isTemporary = options.dataFolder === undefined;
  const folder = options.dataFolder === undefined ? createRunFolder() : resolve(options.dataFolder);
  if (isTemporary) options.guard.removeFolderAtEnd(folder);
  const removeFolder = (): void => {
    if (!isTemporary) return;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    options.guard.releaseFolder(folder);
  };
  try {
    const password = await prepareDataFolder(folder, binaries, account);
    const server = await startServer(
      join(folder, 'data'),
      binaries,
      account,
      serverSettings(isTemporary && options.durable !== true, options.preload ?? []),
      options,
    );
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
      process: server.child,
      stop: async () => {
        // SIGINT: "fast shutdown", which does not wait for clients to leave.
        await stopProcess(server.child, 'SIGINT', STOP_GRACE_MS);
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** Creates the cluster in `<folder>/data` unless it is there. Answers its superuser's password. */
async function prepareDataFolder(
  folder: string,
  binaries: PostgresBinaries,
  account: ServiceAccount | null,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  if (!canReach(account, resolve(folder, '..'))) {
    throw new SandboxError(
      `PostgreSQL's account cannot enter ${folder}: choose another SANDBOX_DATA_DIR`,
    );
  }
  chmodSync(folder, 0o700);
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const passwordFile = join(folder, 'password');
  if (existsSync(join(folder, 'data', 'PG_VERSION')))
    return readFileSync(passwordFile, 'utf8').trim();
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== null) chownSync(passwordFile, account.uid, account.gid);
  await createCluster(join(folder, 'data'), passwordFile, binaries, account);
  return password;
}

async function createCluster(
  dataFolder: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  account: ServiceAccount | null,
): Promise<void> {
  const args = [
    '-D',
    dataFolder,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ];
  // The same letters and order on every machine, whatever locales it has: names are Romanian.
  args.push(
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  );
  args.push('--no-sync', '--no-instructions');
  try {
    await promisify(execFile)(binaries.initdb, args, { cwd: dirname(passwordFile), ...account });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const lastWords = (stderr?.trim() ?? message).split('\n').at(-1) ?? message;
    throw new SandboxError(`PostgreSQL's data folder could not be created: ${lastWords}`);
  }
}

async function startServer(
  dataFolder: string,
  binaries: PostgresBinaries,
  account: ServiceAccount | null,
  settings: readonly string[],
  { guard, port: givenPort }: EmbeddedPostgresOptions,
): Promise<{ child: ChildProcess; port: number }> {
  let lastWords = '';
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
    const port = givenPort ?? (await findFreePort());
    const args = ['-D', dataFolder, '-c', `port=${port}`, ...settings];
    // Detached: Ctrl-C is for us, who stop the database last.
    const child = spawn(binaries.postgres, args, {
      cwd: dataFolder,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...account,
    });
    guard.watch(child);
    const outcome = await waitForLine(
      child,
      child.stderr,
      /ready to accept connections/,
      START_TIMEOUT_MS,
    );
    if (outcome.kind === 'ready') return { child, port };
    await stopProcess(child, 'SIGINT', STOP_GRACE_MS);
    lastWords = outcome.lastWords;
    // Somebody took the port between our look and the server's start.
    if (!lastWords.includes('Address already in use')) break;
  }
  throw new SandboxError(
    `The bundled PostgreSQL did not start: ${lastWords.trim().split('\n').slice(-3).join(' | ')}`,
  );
}

function serverSettings(isCareless: boolean, preload: readonly string[]): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    wal_level: 'minimal',
    max_wal_senders: 0,
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(preload.length > 0 ? { shared_preload_libraries: preload.join(',') } : {}),
    // Data that ends with the run needs no protection against a power cut.
    ...(isCareless ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
