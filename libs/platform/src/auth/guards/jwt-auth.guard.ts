import { type CanActivate, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PlatformSettings } from '../../config/platform.settings';
import { ProblemError } from '../../http/problem';
import { isOpen } from '../access.decorators';
import { actorOf } from '../actor';
import { refusalOf } from './identity.guard';

/** Needs a valid token on every route that is not `@Public()`. */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: PlatformSettings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    if (isOpen(this.reflector, context, this.settings)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (actorOf(request) !== null) return true;
    throw refusalOf(request) ?? unauthorized();
  }
}

/**
 * The answer to a request without a token (RFC 6750, 3.1: no error code where no token was sent).
 */
function unauthorized(): ProblemError {
  return new ProblemError({
    status: HttpStatus.UNAUTHORIZED,
    code: 'UNAUTHORIZED',
    detail: 'This needs a token: send a bearer token in the Authorization header.',
    headers: { 'WWW-Authenticate': 'Bearer realm="cypher"' },
  });
}
