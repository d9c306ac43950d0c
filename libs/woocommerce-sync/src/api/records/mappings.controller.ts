import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { AdoptMapping } from '../../application/use-cases/records/adopt-mapping.use-case';
import { ListMappings } from '../../application/use-cases/records/list-mappings.use-case';
import { UnlinkMapping } from '../../application/use-cases/records/unlink-mapping.use-case';
import { ProductParams } from '../requests/product.params';
import { askedBy } from '../requests/reason.request';
import {
  AdoptMappingRequest,
  MappingsQuery,
  UnlinkMappingRequest,
} from '../requests/records/mappings.requests';
import { OfStoreInQuery } from '../requests/store-of-request';
import { StoreQuery } from '../requests/store.query';
import {
  AdoptedMappingResponse,
  MappingsResponse,
  UnlinkedMappingResponse,
} from '../responses/records/mappings.response';

/** Which products of a shop are which of the ERP, and how a person ties and unties them. */
@ApiTags('records')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/mappings')
export class MappingsController {
  constructor(
    private readonly listMappings: ListMappings,
    private readonly adoptMapping: AdoptMapping,
    private readonly unlinkMapping: UnlinkMapping,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Mappings by the ERP’s id; with q, variants too, of 500 at the most' })
  @ApiOkResponse({ type: MappingsResponse })
  list(@Query() { limit, cursor, ...filter }: MappingsQuery): Promise<MappingsResponse> {
    return this.listMappings.execute(filter, limit, cursor ?? null);
  }

  @Post(':productId/adopt')
  @Roles('operator', 'admin')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Tie a product of the ERP to one that the shop has; the shop is read, and not written',
  })
  @ApiOkResponse({ type: AdoptedMappingResponse })
  @ApiConflictResponse({
    description: 'MAPPING_EXISTS, MAPPING_TAKEN, MAPPING_FOREIGN, MAPPING_UNDER_WAY, STORE_…',
  })
  @ApiBadGatewayResponse({ description: 'ERP_…, STORE_…: one of the sides could not be read' })
  adopt(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @Body() { storeProductId, reason }: AdoptMappingRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AdoptedMappingResponse> {
    const origin = askedBy(actor, reason);
    return this.adoptMapping.execute(storeId, productId, storeProductId, origin);
  }

  @Delete(':productId')
  @Roles('operator', 'admin')
  @ApiOperation({
    summary: 'Forget which product of the shop it is; the shop is left as it is',
  })
  @ApiOkResponse({ type: UnlinkedMappingResponse })
  @ApiNotFoundResponse({ description: 'MAPPING_NOT_FOUND' })
  @ApiConflictResponse({ description: 'MAPPING_UNDER_WAY' })
  unlink(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @Body() { sku, reason }: UnlinkMappingRequest,
    @CurrentActor() actor: Actor,
  ): Promise<UnlinkedMappingResponse> {
    return this.unlinkMapping.execute(storeId, productId, sku, askedBy(actor, reason));
  }
}
