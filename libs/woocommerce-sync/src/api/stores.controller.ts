import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, mayIn, Roles, type Actor } from '@cypher/platform';
import { AddStore } from '../application/use-cases/stores/add-store.use-case';
import { ChangeStore } from '../application/use-cases/stores/change-store.use-case';
import { ListStores } from '../application/use-cases/stores/list-stores.use-case';
import { RemoveStore } from '../application/use-cases/stores/remove-store.use-case';
import { askedBy, OptionalReasonRequest } from './requests/reason.request';
import {
  StoreChangeRequest,
  NewStoreRequest,
  StoreParams,
  StoreRemovalQuery,
  toNewStore,
  toStoreChange,
} from './requests/stores/store.requests';
import { OfStoreFound, OfStoreInPath } from './requests/store-of-request';
import { StoreResponse, StoresResponse, toStoreResponse } from './responses/stores/store.response';

/** The shops: the environment’s is listed, all others can be changed. */
@ApiTags('stores')
@ApiBearerAuth()
@Roles('admin')
@Controller('api/v1/woocommerce/stores')
export class StoresController {
  constructor(
    private readonly listStores: ListStores,
    private readonly addStore: AddStore,
    private readonly changeStore: ChangeStore,
    private readonly removeStore: RemoveStore,
  ) {}

  @Get()
  @Roles('viewer', 'operator', 'admin')
  @OfStoreFound()
  @ApiOperation({ summary: 'All stores' })
  @ApiOkResponse({ type: StoresResponse })
  async list(@CurrentActor() actor: Actor): Promise<StoresResponse> {
    const stores = await this.listStores.execute();
    return { items: stores.filter(({ id }) => mayIn(actor, id, 'viewer')) };
  }

  @Get(':id')
  @Roles('viewer', 'operator', 'admin')
  @OfStoreInPath()
  @ApiOperation({ summary: 'One store' })
  @ApiOkResponse({ type: StoreResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  find(@Param() { id }: StoreParams): Promise<StoreResponse> {
    return this.listStores.find(id);
  }

  @Post()
  @ApiOperation({ summary: 'Make a store; a draft unless told, which nothing is sent to' })
  @ApiCreatedResponse({ type: StoreResponse })
  @ApiConflictResponse({
    description: 'STORE_EXISTS, STORE_UNFIT, STORE_WITHOUT_CREDENTIALS, SECRETS_KEYS_MISSING',
  })
  async add(
    @Body() request: NewStoreRequest,
    @CurrentActor() actor: Actor,
  ): Promise<StoreResponse> {
    const { despite, reason } = request;
    const origin = askedBy(actor, reason);
    return toStoreResponse(await this.addStore.execute(toNewStore(request), origin, despite));
  }

  @Patch(':id')
  @OfStoreInPath()
  @ApiOperation({
    summary: 'Change a store: what is left out stays; every process takes it up within 5 s',
  })
  @ApiOkResponse({ type: StoreResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @ApiConflictResponse({
    description:
      'STORE_LEAVING, STORE_PLAN_NEEDED, STORE_CHANGED, STORE_OF_ANOTHER_SHOP, STORE_OF_ENVIRONMENT, STORE_UNFIT, STORE_WITHOUT_CREDENTIALS, SECRETS_KEYS_MISSING',
  })
  async change(
    @Param() { id }: StoreParams,
    @Body() request: StoreChangeRequest,
    @CurrentActor() actor: Actor,
  ): Promise<StoreResponse> {
    const { planId = null, despite, reason } = request;
    const origin = askedBy(actor, reason);
    return toStoreResponse(
      await this.changeStore.execute(id, toStoreChange(request), origin, { planId, despite }),
    );
  }

  @Delete(':id')
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary: 'Remove a store once nothing of it waits; its shop stays as it is',
  })
  @ApiAcceptedResponse({ type: StoreResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @ApiConflictResponse({ description: 'STORE_OF_ENVIRONMENT' })
  async remove(
    @Param() { id }: StoreParams,
    @Query() { work }: StoreRemovalQuery,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<StoreResponse> {
    return toStoreResponse(await this.removeStore.execute(id, work, askedBy(actor, reason)));
  }
}
