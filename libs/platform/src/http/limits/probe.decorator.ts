import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';

/** Key of the metadata that `@Probe()` leaves. */
export const PROBE = 'cypher:probe';

const MINUTE_MS = 60_000;

/**
 * Most requests of one address per minute: more than any orchestrator, balancer and scraper
 * together.
 */
const MOST_PER_MINUTE = 600;

/**
 * For routes that machines ask again and again: they count apart from all others, so that neither
 * uses up the other's share.
 */
export const Probe = () =>
  applyDecorators(
    Throttle({ default: { limit: MOST_PER_MINUTE, ttl: MINUTE_MS } }),
    SetMetadata(PROBE, true),
    ApiTooManyRequestsResponse({ description: 'RATE_LIMITED' }),
  );
