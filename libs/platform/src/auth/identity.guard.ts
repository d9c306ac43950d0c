import { type CanActivate, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
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

/**
 * Finds out who asks, and refuses nobody: the rate limit comes next and counts by subject, also
 * those whose token `JwtAuthGuard` then turns away.
 */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (request.get('authorization') === undefined) return true;
    try {
      rememberActor(request, await this.tokens.verify(bearerToken(request)));
    } catch (error) {
      if (error instanceof InvalidTokenError) refusals.set(request, invalidToken(error));
      else if (error instanceof ProblemError) refusals.set(request, error);
      else throw error;
    }
    return true;
  }
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
