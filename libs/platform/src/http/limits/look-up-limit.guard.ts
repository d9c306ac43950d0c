import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { Request } from 'express';
import { bearerTokenIn } from '../../auth/tokens/bearer-token';
import { TokenVerifier } from '../../auth/tokens/token-verifier';
import { markCounted, RateLimitGuard } from './rate-limit.guard';

/**
 * Counts a request whose token names a key that is not at hand for its address, before anybody is
 * asked for that key: until then nobody knows whose it is, and whoever makes up keys must not keep
 * others from being let in.
 */
@Injectable()
export class LookUpLimitGuard extends RateLimitGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
  ) {
    super(options, storage, reflector);
  }

  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return Promise.resolve(true);
    const request = context.switchToHttp().getRequest<Request>();
    const token = bearerTokenIn(request);
    if (token === null || !this.tokens.needsLookUp(token)) return Promise.resolve(true);
    markCounted(request);
    return Promise.resolve(false);
  }
}
