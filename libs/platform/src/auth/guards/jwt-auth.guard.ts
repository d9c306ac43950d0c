import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PlatformSettings } from '../../config/platform.settings';
import { isOpen } from '../access.decorators';
import { actorOf } from '../actor';
import { refusalOf, unauthorized } from '../identification';

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
