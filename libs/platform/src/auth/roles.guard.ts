import { type CanActivate, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError } from '../http/problem';
import { ROLES } from './access.decorators';
import { actorOf } from './actor';

/** Lets in only who has one of the roles that `@Roles()` names. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.getAllAndOverride<readonly string[] | undefined>(ROLES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === undefined || context.getType() !== 'http') return true;
    const has = actorOf(context.switchToHttp().getRequest<object>())?.roles ?? [];
    if (needed.some((role) => has.includes(role))) return true;
    throw new ProblemError({
      status: HttpStatus.FORBIDDEN,
      code: 'FORBIDDEN',
      detail: `This needs the role ${needed.join(' or ')}.`,
    });
  }
}
