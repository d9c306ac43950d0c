import { createHmac, randomUUID } from 'node:crypto';
import { SandboxError } from '../sandbox.error';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Whom a token names, what it may do, and how long it holds. */
export interface TokenClaims {
  readonly subject: string;
  readonly roles: readonly string[];
  /** For some stores alone: the role in each by its id. */
  readonly stores?: Readonly<Record<string, string>> | undefined;
  readonly lifetimeSeconds: number;
}

/** How the service checks tokens: the settings `AUTH_…` of the same names. */
export interface TokenSettings {
  readonly secret: string;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** Claim of the roles; dots reach inwards. `roles` unless told. */
  readonly rolesClaim?: string | undefined;
  /** Claim of the stores; dots reach inwards. `stores` unless told. */
  readonly storesClaim?: string | undefined;
}

/** A JSON Web Token signed by HS256 (RFC 7515, RFC 7519) that the service will accept. */
export function signToken(claims: TokenClaims, settings: TokenSettings, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const payload = {
    sub: claims.subject,
    ...nest((settings.rolesClaim ?? 'roles').split('.'), claims.roles),
    ...(claims.stores === undefined
      ? {}
      : nest((settings.storesClaim ?? 'stores').split('.'), claims.stores)),
    ...(settings.issuer === undefined ? {} : { iss: settings.issuer }),
    ...(settings.audience === undefined ? {} : { aud: settings.audience }),
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + claims.lifetimeSeconds,
  };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${signed}.${createHmac('sha256', settings.secret).update(signed).digest('base64url')}`;
}

/** Reads the token settings of an environment; null where it has no secret. */
export function tokenSettings(
  env: NodeJS.ProcessEnv,
  secret = env['AUTH_JWT_SECRET'],
): TokenSettings | null {
  if (secret === undefined || secret === '') return null;
  return {
    secret,
    issuer: env['AUTH_ISSUER'],
    audience: env['AUTH_AUDIENCE'],
    rolesClaim: env['AUTH_ROLES_CLAIM'],
    storesClaim: env['AUTH_STORES_CLAIM'],
  };
}

/** Seconds of a text such as `90s`, `15m`, `12h` or `30d`. @throws SandboxError for any other. */
export function parseLifetime(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (amount === undefined || factor === undefined || Number(amount) === 0) {
    throw new SandboxError(`"${text}" is no lifetime: write 90s, 15m, 12h or 30d`);
  }
  return Number(amount) * factor;
}

function nest(path: readonly string[], value: unknown): object {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
