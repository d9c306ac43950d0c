import { defineSettings, exactlyOneOf, type SettingsRule } from './define-settings';
import { keyRing } from '../secrets/key-ring';
import {
  byteSize,
  connectionUrl,
  flag,
  integer,
  listOf,
  oneOf,
  origins,
  text,
  webUrl,
} from './setting-types';

/** What one process may do; a process may have several roles. */
export type Role = 'api' | 'events' | 'worker' | 'scheduler';

const ALL_ROLES: readonly Role[] = ['api', 'events', 'worker', 'scheduler'];

const DAY_MS = 86_400_000;

const PRODUCTION = 'production';

/** A token of anybody, for anything, is none: in production both have to be said. */
function neededInProduction(name: 'AUTH_ISSUER' | 'AUTH_AUDIENCE', meaning: string): SettingsRule {
  return {
    about: ['NODE_ENV', name],
    broken: ({ NODE_ENV, [name]: value }) =>
      NODE_ENV === PRODUCTION && value === undefined
        ? `in production ${name} is missing: ${meaning}`
        : null,
  };
}

/** Who signs in elsewhere has to be sent there and back. */
function neededToSignIn(name: 'AUTH_ISSUER' | 'PUBLIC_URL', meaning: string): SettingsRule {
  return {
    about: ['OIDC_CLIENT_ID', name],
    broken: ({ OIDC_CLIENT_ID: client, [name]: value }) =>
      client !== undefined && value === undefined
        ? `with OIDC_CLIENT_ID ${name} is needed: ${meaning}`
        : null,
  };
}

/** Webhooks are signed with secrets of ours, and those are kept sealed or not at all. */
const KEYS_FOR_WEBHOOKS: SettingsRule = {
  about: ['PUBLIC_URL', 'SECRETS_KEYS'],
  broken: ({ PUBLIC_URL: address, SECRETS_KEYS: keys }) =>
    address !== undefined && keys === undefined
      ? 'SECRETS_KEYS is missing: with PUBLIC_URL the secrets of webhooks are kept, and it seals them; make one by `echo "k1:$(openssl rand -base64 32)"`'
      : null,
};

/** The settings of the service itself, whatever it synchronises. */
export class PlatformSettings extends defineSettings(
  'Service',
  {
    NODE_ENV: oneOf('production', 'development', 'test')
      .optional()
      .describe(
        'With `production`, tokens need an issuer and an audience, /docs is closed, and nothing of a demo starts',
      ),
    ROLES: listOf('api', 'events', 'worker', 'scheduler')
      .default(ALL_ROLES)
      .describe('What this process does; health and metrics are served in every role'),
    PORT: integer(0, 65_535)
      .default(3000)
      .describe('Port of the HTTP server; 0 takes any free one'),
    HOST: text().default('0.0.0.0').describe('Address to listen on; :: for IPv6 as well'),
    PUBLIC_URL: webUrl()
      .optional()
      .describe(
        'Address at which shops reach this service, such as https://sync.example; with it webhooks are made, without it shops are only read',
      ),
    SECRETS_KEYS: keyRing().optional().meta({
      description:
        'Keys that seal secrets kept in the database, as id:base64key,… of 32 bytes each; the first one seals, all of them open. Needed with PUBLIC_URL',
      secret: true,
    }),
    DATABASE_URL: connectionUrl('postgres', 'postgresql').meta({
      description: 'PostgreSQL 14 or newer, such as postgres://cypher@localhost:5432/cypher',
      secret: true,
    }),
    DATABASE_POOL_SIZE: integer(1, 500)
      .default(10)
      .describe('Most connections of one process to PostgreSQL'),
    DATABASE_STATEMENT_TIMEOUT_MS: integer(100, DAY_MS)
      .default(30_000)
      .describe('Limit for one SQL statement, in ms; migrations have none'),
    REDIS_URL: connectionUrl('redis', 'rediss').meta({
      description: 'Redis 6.2 or newer, or Valkey, such as redis://localhost:6379',
      secret: true,
    }),
    QUEUE_BACKEND: oneOf('redis', 'postgres')
      .default('redis')
      .describe(
        'Where job signals are queued; with redis, its maxmemory-policy must be noeviction',
      ),
    AUTH_JWT_SECRET: text(32)
      .optional()
      .meta({ description: 'Secret that signs tokens by HS256, or AUTH_JWKS_URL', secret: true }),
    AUTH_JWKS_URL: webUrl()
      .optional()
      .describe(
        'Key set of the identity provider that signs tokens by RS256 or ES256, or AUTH_JWT_SECRET',
      ),
    AUTH_ISSUER: text()
      .optional()
      .describe(
        'The `iss` that a token must have; required in production, else not checked when left out',
      ),
    AUTH_AUDIENCE: text()
      .optional()
      .describe(
        'The `aud` that a token must have; required in production, else not checked when left out',
      ),
    AUTH_ROLES_CLAIM: text()
      .default('roles')
      .describe(
        'Claim that holds the roles, a list or words parted by blanks; dots reach inwards (realm_access.roles)',
      ),
    AUTH_STORES_CLAIM: text()
      .default('stores')
      .describe(
        'Claim of a token for some stores alone: an object of their ids, each with viewer, operator or admin; a token without it is for all of them, with AUTH_ROLES_CLAIM',
      ),
    OIDC_CLIENT_ID: text()
      .optional()
      .describe(
        'Client of the operator’s page at AUTH_ISSUER; with it people sign in there (OpenID Connect, code with PKCE), without it by a token',
      ),
    OIDC_CLIENT_SECRET: text().optional().meta({
      description: 'Secret of that client, where it is a confidential one',
      secret: true,
    }),
    OIDC_SCOPE: text()
      .default('openid profile')
      .describe('What is asked of AUTH_ISSUER at sign-in, words parted by blanks'),
    SESSION_HOURS: integer(1, 24)
      .default(10)
      .describe('How long somebody stays signed in at the page; never longer than their token'),
    LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
      .default('info')
      .describe('Least severity that is logged; debug adds stacks'),
    LOG_FORMAT: oneOf('json', 'pretty')
      .default('json')
      .describe('JSON lines for machines, or lines for people'),
    RATE_LIMIT_PER_MINUTE: integer(1, 1_000_000)
      .default(600)
      .describe(
        'Most requests per minute and process of one token subject, or of one address without a token',
      ),
    BODY_LIMIT: byteSize()
      .default(1024 ** 2)
      .describe('Largest request body, such as 512kb or 1mb'),
    CORS_ORIGINS: origins()
      .optional()
      .describe('Origins of browsers that may call; none when left out'),
    TRUST_PROXY: integer(0, 10)
      .default(0)
      .describe('Reverse proxies in front whose X-Forwarded-For is believed'),
    SHUTDOWN_GRACE_SECONDS: integer(1, 600)
      .default(25)
      .describe('Time to finish what is in flight after SIGTERM, in seconds'),
    SWAGGER_ENABLED: flag()
      .optional()
      .describe('Serve the API documentation at /docs; left out, everywhere but in production'),
    METRICS_PUBLIC: flag().default(false).describe('Serve /metrics without a token'),
  },
  [
    exactlyOneOf('AUTH_JWT_SECRET', 'AUTH_JWKS_URL'),
    neededInProduction('AUTH_ISSUER', 'who makes your tokens, as they say in `iss`'),
    neededInProduction('AUTH_AUDIENCE', 'for whom your tokens are made, as they say in `aud`'),
    KEYS_FOR_WEBHOOKS,
    neededToSignIn('AUTH_ISSUER', 'the provider at which people sign in'),
    neededToSignIn('PUBLIC_URL', 'where the provider sends people back to'),
  ],
) {
  /** Whether this is for real: what may be left open elsewhere is closed. */
  get isProduction(): boolean {
    return this.NODE_ENV === PRODUCTION;
  }

  /** Whether the API documentation is served. */
  get servesDocs(): boolean {
    return this.SWAGGER_ENABLED ?? !this.isProduction;
  }

  /** Whether this process has the role. */
  has(role: Role): boolean {
    return this.ROLES.includes(role);
  }
}
