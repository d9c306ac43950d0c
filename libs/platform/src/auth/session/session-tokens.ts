import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { PlatformSettings } from '../../config/platform.settings';
import { readKeyRing } from '../../secrets/key-ring';
import type { Actor } from '../actor';
import { STORE_ROLES } from '../store-roles';

/** Tells sessions from every other token that the same secret may sign. */
const AUDIENCE = 'cypher:session';

const claims = z.object({
  sub: z.string(),
  exp: z.number(),
  roles: z.array(z.string()),
  stores: z.record(z.string(), z.enum(STORE_ROLES)).optional(),
});

/**
 * Makes and reads what the page's cookie holds: who is signed in, signed by a key of ours. Every
 * process reads what another made, and none has to remember it.
 */
@Injectable()
export class SessionTokens {
  private readonly keys: readonly Buffer[];

  constructor(
    private readonly jwt: JwtService,
    settings: PlatformSettings,
  ) {
    this.keys = keysOf(settings);
  }

  /** Whether there is a key to sign with: SECRETS_KEYS or AUTH_JWT_SECRET. */
  get canSign(): boolean {
    return this.keys.length > 0;
  }

  /** The token of a session, which ends when the actor does; `canSign` must hold. */
  make(actor: Actor): string {
    return this.sign(claimsOf(actor), AUDIENCE);
  }

  /** Who is signed in by the token; null where it is over, changed or none of ours. */
  read(token: string): Actor | null {
    const payload = claims.safeParse(this.open(token, AUDIENCE));
    if (!payload.success) return null;
    const { sub: subject, roles, stores, exp } = payload.data;
    return {
      subject,
      roles,
      stores: stores === undefined ? null : new Map(Object.entries(stores)),
      expiresAt: new Date(exp * 1_000),
    };
  }

  /** Signs what a browser is to keep and give back unchanged. */
  sign(payload: object, audience: string): string {
    const [secret] = this.keys;
    if (secret === undefined) throw new Error('Sessions need SECRETS_KEYS or AUTH_JWT_SECRET');
    return this.jwt.sign(payload, { secret, algorithm: 'HS256', audience });
  }

  /** What was signed for the audience; null where it is over, changed or none of ours. */
  open(token: string, audience: string): object | null {
    for (const secret of this.keys) {
      try {
        return this.jwt.verify<object>(token, { secret, algorithms: ['HS256'], audience });
      } catch {
        // Another key of the ring may have signed it.
      }
    }
    return null;
  }
}

function claimsOf({ subject, roles, stores, expiresAt }: Actor): object {
  return {
    sub: subject,
    exp: Math.floor(expiresAt.getTime() / 1_000),
    roles,
    ...(stores === null ? {} : { stores: Object.fromEntries(stores) }),
  };
}

/** Keys of their own, so that no session opens what these secrets are for (RFC 5869). */
function keysOf({ SECRETS_KEYS: ring, AUTH_JWT_SECRET: secret }: PlatformSettings): Buffer[] {
  const secrets: (Buffer | string)[] =
    ring === undefined ? [secret ?? ''] : readKeyRing(ring).keys.map(({ key }) => key);
  return secrets
    .filter(({ length }) => length > 0)
    .map((from) => Buffer.from(hkdfSync('sha256', from, '', AUDIENCE, 32)));
}
