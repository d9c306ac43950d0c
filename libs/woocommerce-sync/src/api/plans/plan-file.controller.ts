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
import { PlanFullSync } from '../../application/full-sync/plan-full-sync';
import type { PlannedChange } from '../../application/full-sync/plan-tally';
import { compareDecimals, decimalDifference, isPlainDecimal } from '../../domain/fields/decimal';
import { OfStoreInQuery } from '../requests/store-of-request';
import { csvLine } from './csv';
import { PlanFileQuery } from './plan-file.query';

const HEAD = csvLine(['productId', 'variantId', 'sku', 'field', 'before', 'after', 'difference']);

/** What a full sync would change, as a file that a person goes through. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('operator', 'admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce/sync')
export class PlanFileController {
  constructor(private readonly planFullSync: PlanFullSync) {}

  @Get('plan.csv')
  @ApiOperation({
    summary: 'All changes that a full sync would make, one a line; nothing is written',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiConflictResponse({ description: 'STORE_PAUSED, STORE_LEAVING, STORE_WITHOUT_CREDENTIALS' })
  @ApiBadGatewayResponse({ description: 'ERP_…, STORE_…: it could not ask' })
  async file(@Query() { storeId, askShop }: PlanFileQuery): Promise<StreamableFile> {
    const pages = this.planFullSync.changes(storeId, { force: false, askShop });
    // Before the first byte leaves: what fails at once is answered as a problem.
    const first = await pages.next();
    const file = new StreamableFile(Readable.from(lines(first, pages)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="plan.csv"',
    });
    // Whoever downloads it sees that it did not come to its end.
    return file.setErrorHandler((_error, response) => {
      response.destroy?.();
    });
  }
}

async function* lines(
  first: IteratorResult<readonly PlannedChange[], unknown>,
  pages: AsyncGenerator<readonly PlannedChange[]>,
): AsyncGenerator<string> {
  yield HEAD;
  if (first.done === true) return;
  yield first.value.map(lineOf).join('');
  for await (const changes of pages) yield changes.map(lineOf).join('');
}

function lineOf({ productId, variantId, sku, field, before, after }: PlannedChange): string {
  return csvLine([productId, variantId, sku, field, before, after, moneyOf(field, before, after)]);
}

/** By how much a price changes; '' for everything else. */
function moneyOf(field: string, before: unknown, after: unknown): string {
  if (!field.startsWith('price.') || typeof before !== 'string' || typeof after !== 'string')
    return '';
  if (!isPlainDecimal(before) || !isPlainDecimal(after)) return '';
  const apart = decimalDifference(after, before);
  return compareDecimals(after, before) < 0 ? `-${apart}` : apart;
}
