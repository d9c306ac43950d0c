import { HttpStatus, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from '../http/problem';
import { rememberActor } from './actor';
import { bearerTokenIn } from './tokens/bearer-token';
import { InvalidTokenError, TokenVerifier } from './tokens/token-verifier';

const refusals = new WeakMap<object, ProblemError>();

/** Why the token of a request was not accepted; null where it was, or where there is none. */
export function refusalOf(request: object): ProblemError | null {
  return refusals.get(request) ?? null;
}

/** Finds out who asks, for Nest's routes as well as for what stands beside them. */
@Injectable()
export class Identification {
  constructor(private readonly tokens: TokenVerifier) {}

  /** Remembers who sent a request, or why its token is not accepted; refuses nobody. */
  async identify(request: Request): Promise<void> {
    if (request.get('authorization') === undefined) return;
    try {
      rememberActor(request, await this.tokens.verify(bearerToken(request)));
    } catch (error) {
      if (error instanceof InvalidTokenError) refusals.set(request, invalidToken(error));
      else if (error instanceof ProblemError) refusals.set(request, error);
      else throw error;
    }
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

function bearerToken(request: Request): string {
  const token = bearerTokenIn(request);
  if (token === null) throw new InvalidTokenError('the Authorization header holds no bearer token');
  return token;
}

function invalidToken({ message }: InvalidTokenError): ProblemError {
  return new ProblemError({
    status: HttpStatus.UNAUTHORIZED,
    code: 'INVALID_TOKEN',
    detail: `The token is not accepted: ${message}.`,
    headers: { 'WWW-Authenticate': 'Bearer realm="cypher", error="invalid_token"' },
  });
}
