import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListItems } from '../../application/use-cases/records/list-items.use-case';
import { ItemsQuery } from '../requests/records/items.query';
import { OfStoreInQuery } from '../requests/store-of-request';
import { ItemsResponse } from '../responses/records/items.response';

/** What was asked for, and what became of it. */
@ApiTags('records')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/sync')
export class ItemsController {
  constructor(private readonly listItems: ListItems) {}

  @Get('items')
  @ApiOperation({
    summary:
      'Changes of a store, newest first. With q: of the first 500 things that match, or of exactly ' +
      'that id where the shop has never shown it',
  })
  @ApiOkResponse({ type: ItemsResponse })
  list(@Query() { limit, cursor, run, ...filter }: ItemsQuery): Promise<ItemsResponse> {
    const meant = run === undefined ? filter : { ...filter, runId: run };
    return this.listItems.execute(meant, limit, cursor ?? null);
  }
}
