import { applyDecorators, createParamDecorator, Post, type ExecutionContext } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { actorOf } from '@cypher/platform';
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

/** Who wants a product synced, and the id of the HTTP request, as the caller gave it. */
export interface AskedNowBy {
  readonly actor: string;
  readonly reference: string | undefined;
}

/** Who calls, and by which request. */
export const AskedNow = createParamDecorator(
  (_data: unknown, context: ExecutionContext): AskedNowBy => {
    const request = context.switchToHttp().getRequest<Request>();
    const actor = actorOf(request);
    if (actor === null) throw new Error('@AskedNow() on a route that is open without a token');
    return { actor: actor.subject, reference: request.get('x-request-id') };
  },
);
