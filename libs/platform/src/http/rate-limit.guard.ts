import { type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { actorOf } from '../auth/actor';
import { ProblemError } from './problem';

/** Limits the requests of one token subject, or of one address where there is no valid token, over all routes together. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(context.getType() !== 'http');
  }

  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    const actor = actorOf(request);
    return actor === null ? `address ${await super.getTracker(request)}` : `subject ${actor.subject}`;
  }

  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
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
