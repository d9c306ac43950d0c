import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { EVENT_CHANNELS, type EventChannel } from '../../application/dto/sync-event';

/** One event of the ERP. */
export class EventRequest {
  @ApiProperty({ enum: EVENT_CHANNELS })
  @IsIn(EVENT_CHANNELS)
  type!: EventChannel;

  @ApiPropertyOptional({ description: 'Id of the event' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\0\p{Surrogate}]*$/u, { message: 'id holds U+0000 or half a surrogate pair' })
  id?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      '`productId`, `productIds` or, on the `category.*` types, `categoryId`; on the `order.*` types what docs/erp.md says; `storeId` optional',
    example: { productId: 'LED-0042' },
  })
  @IsObject()
  data!: object;
}

/** One or many events. */
export class EventsRequest {
  @ApiProperty({ type: [EventRequest], minItems: 1, maxItems: 1_000 })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  // A list in the place of an event has nothing that could be checked, and passes the check of what
  // it holds.
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EventRequest)
  events!: EventRequest[];
}
