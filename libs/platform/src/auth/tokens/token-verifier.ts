import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { PlatformSettings } from '../../config/platform.settings';
import type { Actor } from '../actor';
import { actorIn } from './actor-claims';
import { SigningKeys } from './signing-keys';

const CLOCK_TOLERANCE_SECONDS = 5;

// A token that never ends cannot be taken back, and one without a subject cannot be audited. The
// subject is written down with what it asks for, and no database keeps U+0000 or half a surrogate
// pair.
const UNSTORABLE = /\0|\p{Surrogate}/u;
const subject = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !UNSTORABLE.test(text));
const claims = z.looseObject({ sub: subject, exp: z.number() });
const header = z.object({ header: z.object({ kid: z.string().max(200).optional() }) });

/** A token that is not to be trusted; the message says why, without showing it. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

/** Checks bearer tokens (JWT, RFC 7519). */
@Injectable()
export class TokenVerifier {
  constructor(
    private readonly jwt: JwtService,
    private readonly keys: SigningKeys,
    private readonly settings: PlatformSettings,
  ) {}

  /** Whether somebody has to be asked for the key before the token can be checked. */
  needsLookUp(token: string): boolean {
    const parts = this.headerOf(token);
    return parts.success && !this.keys.knows(parts.data.header.kid);
  }

  /**
   * @throws InvalidTokenError, or ProblemError (503) where the keys cannot be had
   */
  async verify(token: string): Promise<Actor> {
    const parts = this.headerOf(token);
    if (!parts.success) throw new InvalidTokenError('the token is not a JWT');
    const signing = await this.keys.find(parts.data.header.kid);
    if (signing === null)
      throw new InvalidTokenError('the token is signed by a key that is not known');
    const payload = claims.safeParse(await this.verified(token, signing.key, signing.algorithms));
    if (!payload.success) {
      throw new InvalidTokenError('the token has no usable subject (sub) or no end (exp)');
    }
    return actorIn(payload.data, new Date(payload.data.exp * 1_000), this.settings);
  }

  private headerOf(token: string): z.ZodSafeParseResult<z.infer<typeof header>> {
    return header.safeParse(this.jwt.decode(token, { complete: true }));
  }

  private async verified(
    token: string,
    secret: string,
    algorithms: ('HS256' | 'RS256' | 'ES256')[],
  ) {
    const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = this.settings;
    try {
      return await this.jwt.verifyAsync<object>(token, {
        secret,
        algorithms,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        ...(issuer === undefined ? {} : { issuer }),
        ...(audience === undefined ? {} : { audience }),
      });
    } catch (error) {
      throw new InvalidTokenError(
        error instanceof Error ? error.message : 'the token is not valid',
      );
    }
  }
}
