import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from '../../http/problem';
import { rememberActor } from '../actor';
import { RequestIdentity } from '../request-identity';

const refusals = new WeakMap<object, ProblemError>();

/** Why who asks was not accepted; null where they were, or where the request does not say. */
export function refusalOf(request: object): ProblemError | null {
  return refusals.get(request) ?? null;
}

/**
 * Finds out who asks, and refuses nobody: the rate limit comes next and counts by subject, also
 * those whose token `JwtAuthGuard` then turns away.
 */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(private readonly identity: RequestIdentity) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    try {
      const actor = await this.identity.of(request);
      if (actor !== null) rememberActor(request, actor);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refusals.set(request, error);
    }
    return true;
  }
}
