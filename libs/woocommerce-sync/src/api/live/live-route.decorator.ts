import { applyDecorators, Get, type Type } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTooManyRequestsResponse,
  getSchemaPath,
} from '@nestjs/swagger';

/**
 * A route that answers with server-sent events.
 * @param state what the data of a `state` event is
 */
export const LiveRoute = (path: string, summary: string, state: Type) =>
  applyDecorators(
    Get(path),
    ApiOperation({
      summary,
      description:
        'Server-sent events: `state` (data: below, each with an id), `alive` every 15 s (data: `{"at"}`), ' +
        '`end` (data: `{"reason": "over" | "token-expired" | "stopping"}`). After a lost connection ' +
        '`Last-Event-ID` goes on where it was.',
    }),
    ApiProduces('text/event-stream'),
    ApiExtraModels(state),
    ApiOkResponse({
      description: 'The data of a `state` event',
      content: { 'text/event-stream': { schema: { $ref: getSchemaPath(state) } } },
    }),
    ApiNoContentResponse({ description: 'It is over, and the listener has its last state' }),
    ApiTooManyRequestsResponse({ description: 'TOO_MANY_LISTENERS, RATE_LIMITED' }),
    ApiServiceUnavailableResponse({ description: 'TOO_MANY_LISTENERS' }),
  );
