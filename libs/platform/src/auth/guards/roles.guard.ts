import { type CanActivate, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ProblemError } from '../../http/problem';
import { PlatformSettings } from '../../config/platform.settings';
import { isOpen, ROLES } from '../access.decorators';
import { actorOf } from '../actor';
import { rolesGranted, type StoreRole } from '../store-roles';
import { noSuchStore, scopeOf } from '../store-scope';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Lets in only who has one of the roles that `@Roles()` names: in the store that the request is
 * about, where the token is of some stores alone.
 */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: PlatformSettings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http' || isOpen(this.reflector, context, this.settings)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const actor = actorOf(request);
    const needed = this.reflector.getAllAndOverride<readonly string[] | undefined>(ROLES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (actor === null || actor.stores === null) {
      if (allows(actor?.roles ?? [], needed)) return true;
      throw forbidden(needed);
    }
    const storeOf = scopeOf(this.reflector, context);
    if (storeOf === undefined) throw ofWholeInstallation();
    const roles = rolesFor(actor.stores, storeOf(request));
    const isReading = READING.has(request.method);
    if (roles.some((role) => mayEnter(role, isReading, needed))) return true;
    throw forbidden(needed ?? ['operator']);
  }
}

/** The role in the store, or those in all of them where the handler finds out which one it is. */
function rolesFor(stores: ReadonlyMap<string, StoreRole>, storeId: string | null): StoreRole[] {
  if (storeId === null) return [...stores.values()];
  const role = stores.get(storeId);
  if (role === undefined) throw noSuchStore();
  return [role];
}

/** A viewer does nothing, on routes that are for anybody neither. */
function mayEnter(role: StoreRole, isReading: boolean, needed?: readonly string[]): boolean {
  return allows(rolesGranted(role), needed) && (isReading || role !== 'viewer');
}

function allows(roles: readonly string[], needed?: readonly string[]): boolean {
  return needed === undefined || needed.some((role) => roles.includes(role));
}

function forbidden(needed: readonly string[] = []): ProblemError {
  return refusal(`This needs the role ${needed.join(' or ')}.`);
}

function ofWholeInstallation(): ProblemError {
  return refusal('This needs a token of the whole installation, not of some stores.');
}

function refusal(detail: string): ProblemError {
  return new ProblemError({ status: HttpStatus.FORBIDDEN, code: 'FORBIDDEN', detail });
}
