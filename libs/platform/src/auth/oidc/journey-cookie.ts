import { Injectable } from '@nestjs/common';
import { parse } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod';
import { SessionTokens } from '../session/session-tokens';

const NAME = 'cypher-sign-in';
const AUDIENCE = 'cypher:sign-in';
const LASTS_MS = 600_000;

const journey = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});

/** Somebody who is on the way to the provider and back. */
export type KeptJourney = z.infer<typeof journey>;

/** Remembers in the browser who was sent to the identity provider, for ten minutes. */
@Injectable()
export class JourneyCookie {
  constructor(private readonly sessions: SessionTokens) {}

  /** Has the browser keep it. */
  keep(response: Response, kept: KeptJourney): void {
    const exp = Math.floor((Date.now() + LASTS_MS) / 1000);
    response.cookie(NAME, this.sessions.sign({ ...kept, exp }, AUDIENCE), {
      ...optionsFor(response.req),
      maxAge: LASTS_MS,
    });
  }

  /** What the browser kept; null for none, or one that is over. It is forgotten. */
  take(request: Request, response: Response): KeptJourney | null {
    const token = parse(request.get('cookie') ?? '')[NAME];
    response.clearCookie(NAME, optionsFor(request));
    if (token === undefined) return null;
    const kept = journey.safeParse(this.sessions.open(token, AUDIENCE));
    return kept.success ? kept.data : null;
  }
}

/** Lax, as the way back begins at the provider's page. */
function optionsFor(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/auth' };
}
