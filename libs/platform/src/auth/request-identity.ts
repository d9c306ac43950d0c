import { HttpStatus, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from '../http/problem';
import type { Actor } from './actor';
import { CSRF_HEADER, isFromThePage, sessionTokenIn } from './session/session-cookie';
import { SessionTokens } from './session/session-tokens';
import { bearerTokenIn } from './tokens/bearer-token';
import { InvalidTokenError, TokenVerifier } from './tokens/token-verifier';

/** Finds out who sends a request: by its bearer token, or by the cookie of the page's session. */
@Injectable()
export class RequestIdentity {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly sessions: SessionTokens,
  ) {}

  /**
   * @returns null where the request does not say who sends it
   * @throws ProblemError where what it says is not accepted: 401 for a token or session that is not
   *   good, 403 for a session's request that does not come from the page, 503 where the keys cannot
   *   be had
   */
  async of(request: Request): Promise<Actor | null> {
    if (request.get('authorization') !== undefined) return this.byToken(request);
    const session = sessionTokenIn(request);
    return session === null ? null : this.bySession(request, session);
  }

  private async byToken(request: Request): Promise<Actor> {
    try {
      const token = bearerTokenIn(request);
      if (token !== null) return await this.tokens.verify(token);
      throw new InvalidTokenError('the Authorization header holds no bearer token');
    } catch (error) {
      throw error instanceof InvalidTokenError ? invalidToken(error) : error;
    }
  }

  private bySession(request: Request, token: string): Actor {
    const actor = this.sessions.read(token);
    if (actor === null) throw sessionEnded();
    if (!isFromThePage(request, token)) throw notFromThePage();
    return actor;
  }
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
