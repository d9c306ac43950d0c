import { HttpStatus, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from '../http/problem';
import { type Actor, rememberActor } from './actor';
import { CSRF_HEADER, isFromThePage, sessionTokenIn } from './session/session-cookie';
import { SessionTokens } from './session/session-tokens';
import { bearerTokenIn } from './tokens/bearer-token';
import { InvalidTokenError, TokenVerifier } from './tokens/token-verifier';

const refusals = new WeakMap<object, ProblemError>();

/** Why who asks was not accepted; null where they were, or where the request does not say. */
export function refusalOf(request: object): ProblemError | null {
  return refusals.get(request) ?? null;
}

/**
 * Finds out who asks, by a bearer token or by the cookie of the page's session: for Nest's routes
 * as well as for what stands beside them.
 */
@Injectable()
export class Identification {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly sessions: SessionTokens,
  ) {}

  /** Remembers who sent a request, or why that is not accepted; refuses nobody. */
  async identify(request: Request): Promise<void> {
    try {
      const actor = await this.whoSent(request);
      if (actor !== null) rememberActor(request, actor);
    } catch (error) {
      if (error instanceof InvalidTokenError) refusals.set(request, invalidToken(error));
      else if (error instanceof ProblemError) refusals.set(request, error);
      else throw error;
    }
  }

  private async whoSent(request: Request): Promise<Actor | null> {
    if (request.get('authorization') !== undefined) return this.tokens.verify(bearerToken(request));
    const session = sessionTokenIn(request);
    return session === null ? null : this.bySession(request, session);
  }

  private bySession(request: Request, token: string): Actor {
    const actor = this.sessions.read(token);
    if (actor === null) throw sessionEnded();
    if (!isFromThePage(request, token)) throw notFromThePage();
    return actor;
  }
}

/**
 * The answer to a request without a token (RFC 6750, 3.1: no error code where no token was sent).
 */
export function unauthorized(): ProblemError {
  return new ProblemError({
    status: HttpStatus.UNAUTHORIZED,
    code: 'UNAUTHORIZED',
    detail: 'This needs a token: send a bearer token in the Authorization header.',
    headers: { 'WWW-Authenticate': 'Bearer realm="cypher"' },
  });
}

/** The answer to a token that is not accepted. */
export function invalidToken({ message }: InvalidTokenError): ProblemError {
  return new ProblemError({
    status: HttpStatus.UNAUTHORIZED,
    code: 'INVALID_TOKEN',
    detail: `The token is not accepted: ${message}.`,
    headers: { 'WWW-Authenticate': 'Bearer realm="cypher", error="invalid_token"' },
  });
}

function bearerToken(request: Request): string {
  const token = bearerTokenIn(request);
  if (token === null) throw new InvalidTokenError('the Authorization header holds no bearer token');
  return token;
}

function sessionEnded(): ProblemError {
  return new ProblemError({
    status: HttpStatus.UNAUTHORIZED,
    code: 'SESSION_ENDED',
    detail: 'The session is over: sign in again.',
  });
}

function notFromThePage(): ProblemError {
  return new ProblemError({
    status: HttpStatus.FORBIDDEN,
    code: 'CSRF_TOKEN_INVALID',
    detail: `What changes something in a session needs the header ${CSRF_HEADER}, as GET /auth/session tells it.`,
  });
}
