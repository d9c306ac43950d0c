import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsUUID } from 'class-validator';
import { StoreParams } from './store.requests';

/** Settings that a store might have. */
export class StorePlanRequest {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { PRICE_LIST: 'ro-retail', PRODUCT_FILTER: 'categories=led;flags=web' },
    description:
      'Settings in place of those that the store has; null takes one away, and what is not named stays',
  })
  @IsObject()
  settings!: Record<string, unknown>;
}

/** The plan of a store that a route is about. */
export class StorePlanParams extends StoreParams {
  @ApiProperty({ format: 'uuid', description: 'Id of the plan' })
  @IsUUID()
  planId!: string;
}
