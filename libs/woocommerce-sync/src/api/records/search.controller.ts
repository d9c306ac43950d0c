import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, hasRole, type Actor } from '@cypher/platform';
import { SearchEverywhere } from '../../application/use-cases/records/search-everywhere.use-case';
import { SearchQuery } from '../requests/records/search.query';
import { OfStoreFound } from '../requests/store-of-request';
import { SearchResponse } from '../responses/records/search.response';

/** Finds things by what people know them by. */
@ApiTags('records')
@ApiBearerAuth()
@Controller('api/v1/woocommerce')
export class SearchController {
  constructor(private readonly search: SearchEverywhere) {}

  @Get('search')
  @OfStoreFound()
  @ApiOperation({
    summary: 'Products, orders, runs and stores that the token may see; eight of each at the most',
  })
  @ApiOkResponse({ type: SearchResponse })
  everywhere(
    @Query() { q, storeId }: SearchQuery,
    @CurrentActor() actor: Actor,
  ): Promise<SearchResponse> {
    return this.search.execute(q.trim(), storeId ?? null, {
      seesStore: (id) => actor.stores === null || actor.stores.has(id),
      seesOrders: (id) => hasRole(actor, id, 'viewer', 'orders', 'admin'),
    });
  }
}
