import { applyDecorators, createParamDecorator, Post, type ExecutionContext } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Request } from 'express';
import { SyncResultResponse } from './responses/sync-result.response';

/**
 * A route that syncs one product at once: 200 with the result, or 202 when it goes on without the
 * caller.
 */
export function SyncNowRoute(path: string, summary: string): MethodDecorator {
  return applyDecorators(
    Post(path),
    ApiOperation({ summary }),
    ApiOkResponse({ type: SyncResultResponse }),
    ApiAcceptedResponse({ type: SyncResultResponse, description: 'Not over yet; it goes on' }),
  );
}

/** Id of the HTTP request, as the caller gave it. */
export const RequestId = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<Request>().get('x-request-id'),
);
