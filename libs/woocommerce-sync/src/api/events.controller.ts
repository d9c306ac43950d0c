import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Roles } from '@cypher/platform';
import {
  MOST_SUBJECTS,
  parseEventBody,
  problemWith,
  type ErpEvent,
} from '../application/dto/sync-event';
import { HandleSyncEvent } from '../application/use-cases/syncing/handle-sync-event.use-case';
import { ValidationError } from '../domain/woocommerce.errors';
import { EventsRequest, type EventRequest } from './requests/event.request';

/** How many items the events asked for. */
export class EventsAcceptedResponse {
  @ApiProperty()
  accepted!: number;
}

/** A durable way in for the ERP's events: answered when they are committed. */
@ApiTags('events')
@ApiBearerAuth()
@Roles('events', 'admin')
@Controller('api/v1/woocommerce')
export class EventsController {
  constructor(private readonly handleEvent: HandleSyncEvent) {}

  @Post('events')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Say that something changed in the ERP; answered when it is committed' })
  @ApiAcceptedResponse({ type: EventsAcceptedResponse })
  async take(@Body() { events }: EventsRequest): Promise<EventsAcceptedResponse> {
    const parsed = events.map(parse);
    const subjects = parsed.reduce((sum, { subjectIds }) => sum + subjectIds.length, 0);
    if (subjects > MOST_SUBJECTS) {
      const problem = `name ${subjects} products together, and one call may name ${MOST_SUBJECTS}`;
      throw new ValidationError('events', problem, 'TOO_MANY_SUBJECTS');
    }
    const counts = await Promise.all(parsed.map((event) => this.handleEvent.execute(event)));
    return { accepted: counts.reduce((sum, count) => sum + count, 0) };
  }
}

function parse({ type, id, data }: EventRequest, position: number): ErpEvent {
  const event = parseEventBody(type, data, id ?? null);
  if (event !== null) return event;
  const { field, problem } = problemWith(type, data);
  const path = ['events', position, 'data', field].filter((part) => part !== '').join('.');
  throw new ValidationError(path, problem, 'EVENT_INVALID');
}
