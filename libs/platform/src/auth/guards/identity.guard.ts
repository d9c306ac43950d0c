import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Identification } from '../identification';

/**
 * Finds out who asks, and refuses nobody: the rate limit comes next and counts by subject, also
 * those whose token `JwtAuthGuard` then turns away.
 */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(private readonly identification: Identification) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    await this.identification.identify(context.switchToHttp().getRequest<Request>());
    return true;
  }
}
