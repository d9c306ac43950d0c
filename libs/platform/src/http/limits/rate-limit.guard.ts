import { type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { actorOf } from '../../auth/actor';
import { ProblemError } from '../problem';
import { PROBE } from './probe.decorator';

const counted = new WeakSet<object>();

/** Notes that a request was counted for its address already. */
export function markCounted(request: object): void {
  counted.add(request);
}

/**
 * Limits the requests of one token subject, or of one address where there is no valid token, over
 * all routes together.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return Promise.resolve(true);
    const request = context.switchToHttp().getRequest<object>();
    return Promise.resolve(actorOf(request) === null && counted.has(request));
  }

  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    const actor = actorOf(request);
    return actor === null
      ? `address ${await super.getTracker(request)}`
      : `subject ${actor.subject}`;
  }

  protected override generateKey(context: ExecutionContext, tracker: string): string {
    const isProbe = this.reflector.getAllAndOverride<boolean | undefined>(PROBE, [
      context.getHandler(),
      context.getClass(),
    ]);
    return isProbe === true ? `probe ${tracker}` : tracker;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    { limit, timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    throw new ProblemError({
      status: HttpStatus.TOO_MANY_REQUESTS,
      code: 'RATE_LIMITED',
      detail: `More than ${limit} requests in a minute: wait ${timeToBlockExpire} s.`,
      headers: { 'Retry-After': String(timeToBlockExpire) },
    });
  }
}
