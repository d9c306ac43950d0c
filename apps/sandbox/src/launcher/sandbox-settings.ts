import { randomBytes } from 'node:crypto';
import { redisChoice, type RedisChoice } from '../embedded/redis/redis-service';
import { SandboxError } from '../sandbox.error';
import { problemWithFolder } from './data-folder';

/**
 * What the sandbox is asked for: a database and a Redis that are given are used, all else it adds.
 */
export interface SandboxSettings {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Which Redis to start where no address is given. */
  readonly redis: RedisChoice;
  /** Where the world is kept between runs; it ends with the run unless set. */
  readonly dataFolder: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Preferred ports of the doubles: taken when free. */
  readonly storePort: number;
  readonly erpPort: number;
  /** Signs tokens; undefined where an identity provider does (`AUTH_JWKS_URL`). */
  readonly authSecret: string | undefined;
  /** Whether that secret is this run's own; a given one may open more than the sandbox. */
  readonly isOwnSecret: boolean;
}

/** One setting that is wrong, and how. */
export interface SandboxSettingsProblem {
  readonly name: string;
  readonly problem: string;
}

/** Names of the settings that only the sandbox has. */
export const SANDBOX_SETTINGS = [
  'SANDBOX_DATA_DIR',
  'SANDBOX_STORE_PORT',
  'SANDBOX_CYPHER_PORT',
  'SANDBOX_REDIS',
] as const;

/**
 * Settings of a shop and an ERP: with one of them given, what is meant is the real thing, and
 * nothing of a demo may stand beside it.
 */
/** What NODE_ENV says where nothing is real; a misspelt `production` is none of it. */
const HARMLESS: readonly string[] = ['development', 'test'];

const REAL_PARTIES = [
  'WOOCOMMERCE_URL',
  'WOOCOMMERCE_CONSUMER_KEY',
  'WOOCOMMERCE_CONSUMER_SECRET',
  'ERP_URL',
  'ERP_TOKEN',
];

/**
 * Why no sandbox may run in this environment, or null. A real shop beside the demo ERP would be
 * filled with demo goods, and a real ERP would be told of orders that nobody placed.
 */
export function reasonAgainstSandbox(env: NodeJS.ProcessEnv): string | null {
  const kind = given(env, 'NODE_ENV');
  if (kind !== undefined && !HARMLESS.includes(kind)) return `NODE_ENV is ${kind}`;
  const real = REAL_PARTIES.find((name) => given(env, name) !== undefined);
  return real === undefined ? null : `${real} is given`;
}

/**
 * Reads the settings, empty ones as missing; what is wrong is in `problems`, with anything in its
 * place.
 */
export function readSandboxSettings(env: NodeJS.ProcessEnv): {
  readonly settings: SandboxSettings;
  readonly problems: readonly SandboxSettingsProblem[];
  /** It is the product's setting, too, and the product will say so. */
  readonly isPortWrong: boolean;
} {
  const problems: SandboxSettingsProblem[] = [];
  const note = (name: string, problem: string | null): void => {
    if (problem !== null) problems.push({ name, problem });
  };
  let isPortWrong = false;
  const dataFolder = given(env, 'SANDBOX_DATA_DIR');
  if (dataFolder !== undefined) note('SANDBOX_DATA_DIR', problemWithFolder(dataFolder));
  const storePort = portIn(env, 'SANDBOX_STORE_PORT', 8080, note);
  const erpPort = portIn(env, 'SANDBOX_CYPHER_PORT', 4000, note);
  const secret = given(env, 'AUTH_JWT_SECRET');
  const isSignedElsewhere = given(env, 'AUTH_JWKS_URL') !== undefined;
  const settings: SandboxSettings = {
    databaseUrl: given(env, 'DATABASE_URL'),
    redisUrl: given(env, 'REDIS_URL'),
    redis: redisIn(env, note),
    dataFolder,
    // A demo with a well-known catalogue is nobody else's business.
    host: given(env, 'HOST') ?? '127.0.0.1',
    port: portIn(env, 'PORT', 3000, () => {
      isPortWrong = true;
    }),
    storePort,
    erpPort,
    authSecret: secret ?? (isSignedElsewhere ? undefined : randomBytes(32).toString('base64url')),
    isOwnSecret: secret === undefined && !isSignedElsewhere,
  };
  return { settings, problems, isPortWrong };
}

type Note = (name: string, problem: string | null) => void;

function portIn(env: NodeJS.ProcessEnv, name: string, usual: number, note: Note): number {
  const value = given(env, name) ?? String(usual);
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  note(name, `must be a port, 0 to 65535 (is "${value}")`);
  return usual;
}

function redisIn(env: NodeJS.ProcessEnv, note: Note): RedisChoice {
  try {
    return redisChoice(env);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    note('SANDBOX_REDIS', `must be auto or embedded (is "${env['SANDBOX_REDIS'] ?? ''}")`);
    return 'auto';
  }
}

function given(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}
