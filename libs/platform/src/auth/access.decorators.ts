import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiForbiddenResponse } from '@nestjs/swagger';
import type { PlatformSettings } from '../config/platform.settings';
import { type Actor, actorOf } from './actor';

/** Decides by the settings whether a route is open. */
export type PublicWhen = (settings: PlatformSettings) => boolean;

/** Key of the metadata that `@Public()` leaves. */
export const PUBLIC = 'cypher:public';

/** Key of the metadata that `@Roles()` leaves. */
export const ROLES = 'cypher:roles';

/**
 * Opens a route, or all routes of a controller, to callers without a token; with `when`, only where
 * the settings say so.
 */
export const Public = (when: PublicWhen = () => true) => SetMetadata(PUBLIC, when);

/** Lets only callers with one of the roles in, and says so in the documentation. */
export const Roles = (...roles: readonly string[]) =>
  applyDecorators(
    SetMetadata(ROLES, roles),
    ApiForbiddenResponse({ description: `FORBIDDEN: it needs the role ${roles.join(' or ')}` }),
  );

/** The caller, as a parameter of a handler; only on routes that need a token. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<object>());
  if (actor === null) throw new Error('@CurrentActor() on a route that is open without a token');
  return actor;
});

/** Whether the route that is called needs no token. */
export function isOpen(
  reflector: Reflector,
  context: ExecutionContext,
  settings: PlatformSettings,
): boolean {
  const open = reflector.getAllAndOverride<PublicWhen | undefined>(PUBLIC, [
    context.getHandler(),
    context.getClass(),
  ]);
  return open?.(settings) === true;
}
