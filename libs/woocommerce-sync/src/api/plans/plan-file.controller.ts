import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Roles } from '@cypher/platform';
import { DryRuns } from '../../application/full-sync/planning/dry-runs';
import { OfStoreInQuery } from '../requests/store-of-request';
import { changesAsCsv } from '../stores/changes-csv';
import { PlanFileQuery } from './plan-file.query';

/** What a full sync would change, as a file that a person goes through. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('operator', 'admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce/sync')
export class PlanFileController {
  constructor(private readonly dryRuns: DryRuns) {}

  @Get('plan.csv')
  @ApiOperation({
    summary: 'All changes that a full sync would make, one a line; nothing is written',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiConflictResponse({
    description:
      'STORE_PAUSED, STORE_LEAVING, STORE_WITHOUT_CREDENTIALS, ASK_SHOP_GOING, PLAN_TOO_LONG',
  })
  @ApiBadGatewayResponse({ description: 'ERP_…, STORE_…: it could not ask' })
  async file(@Query() { storeId, askShop, force }: PlanFileQuery): Promise<StreamableFile> {
    // What hinders the first line is answered as a problem.
    const lines = await changesAsCsv(this.dryRuns.changes(storeId, { force, askShop }));
    const file = new StreamableFile(Readable.from(lines), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="plan.csv"',
    });
    // Whoever downloads it sees that it did not come to its end.
    return file.setErrorHandler((_error, response) => {
      response.destroy?.();
    });
  }
}
