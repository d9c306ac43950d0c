import { HttpStatus, Injectable } from '@nestjs/common';
import { InjectThrottlerStorage, type ThrottlerStorage } from '@nestjs/throttler';
import type { Request } from 'express';
import { PlatformSettings } from '../../config/platform.settings';
import { ProblemError } from '../problem';

const MINUTE_MS = 60_000;

/** Limits what one address may have refused, on routes that are `Unlimited` for what is good. */
@Injectable()
export class RefusalLimit {
  constructor(
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
    private readonly settings: PlatformSettings,
  ) {}

  /**
   * Counts one refused request for its address.
   * @throws ProblemError (429) where there were more than RATE_LIMIT_PER_MINUTE in a minute
   */
  async count({ ip }: Request): Promise<void> {
    const limit = this.settings.RATE_LIMIT_PER_MINUTE;
    const key = `refused ${ip ?? 'nobody'}`;
    const hit = await this.storage.increment(key, MINUTE_MS, limit, MINUTE_MS, 'refusals');
    if (!hit.isBlocked) return;
    throw new ProblemError({
      status: HttpStatus.TOO_MANY_REQUESTS,
      code: 'RATE_LIMITED',
      detail: `More than ${limit} refused requests in a minute: wait ${hit.timeToBlockExpire} s.`,
      headers: { 'Retry-After': String(hit.timeToBlockExpire) },
    });
  }
}
