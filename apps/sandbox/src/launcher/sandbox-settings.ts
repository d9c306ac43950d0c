import { randomBytes } from 'node:crypto';
import { redisChoice, type RedisChoice } from '../embedded/redis/redis-service';
import { SandboxError } from '../sandbox.error';

/** What the sandbox is asked for: what is given from outside is used, what is missing it adds. */
export interface SandboxSettings {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly storeUrl: string | undefined;
  readonly erpUrl: string | undefined;
  /** Which Redis to start where no address is given. */
  readonly redis: RedisChoice;
  /** Where the embedded PostgreSQL keeps its data between runs; a temporary folder unless set. */
  readonly dataFolder: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Preferred ports of the doubles: taken when free. */
  readonly storePort: number;
  readonly erpPort: number;
  /** Signs tokens; undefined where an identity provider does (`AUTH_JWKS_URL`). */
  readonly authSecret: string | undefined;
}

/** Reads the settings, empty ones as missing. @throws SandboxError for a port that is none. */
export function readSandboxSettings(env: NodeJS.ProcessEnv): SandboxSettings {
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const port = (name: string, usual: number): number => {
    const value = text(name) ?? String(usual);
    if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
      throw new SandboxError(`${name} is "${value}": it has to be a port, 0 to 65535`);
    }
    return Number(value);
  };
  const isSignedElsewhere = text('AUTH_JWKS_URL') !== undefined;
  return {
    databaseUrl: text('DATABASE_URL'),
    redisUrl: text('REDIS_URL'),
    storeUrl: text('WOOCOMMERCE_URL'),
    erpUrl: text('ERP_URL'),
    redis: redisChoice(env),
    dataFolder: text('SANDBOX_DATA_DIR'),
    // A demo with a well-known catalogue is nobody else's business.
    host: text('HOST') ?? '127.0.0.1',
    port: port('PORT', 3000),
    storePort: port('SANDBOX_STORE_PORT', 8080),
    erpPort: port('SANDBOX_CYPHER_PORT', 4000),
    authSecret:
      text('AUTH_JWT_SECRET') ?? (isSignedElsewhere ? undefined : randomBytes(32).toString('base64url')),
  };
}
