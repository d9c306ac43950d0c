import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, SecretRegistry, type Actor } from '@cypher/platform';
import { RepairWebhooks } from '../../application/use-cases/webhooks/repair-webhooks.use-case';
import { askedBy, ReasonRequest } from '../requests/reason.request';
import { OfStoreInPath } from '../requests/store-of-request';
import { StoreParams } from '../requests/stores/store.requests';
import {
  toWebhookRepairResponse,
  WebhookRepairResponse,
} from '../responses/stores/webhook-repair.response';

/** The webhooks of a shop, looked after at once. */
@ApiTags('stores')
@ApiBearerAuth()
@Roles('operator', 'admin')
@OfStoreInPath()
@Controller('api/v1/woocommerce/stores/:id/webhooks')
export class WebhookRepairController {
  constructor(
    private readonly repairWebhooks: RepairWebhooks,
    private readonly secrets: SecretRegistry,
  ) {}

  @Post('repair')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      'Look after a shop’s webhooks now: make what is missing, switch on what is off, read what was missed',
    description:
      'The answer says of each topic what was found, what was done, and what the shop confirmed of it.',
  })
  @ApiOkResponse({ type: WebhookRepairResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @ApiConflictResponse({
    description:
      'PUBLIC_URL_MISSING, WEBHOOK_WATCH_GOING, STORE_DRAFT, STORE_PAUSED, STORE_LEAVING, STORE_WITHOUT_CREDENTIALS',
  })
  @ApiBadGatewayResponse({ description: 'STORE_…: the shop does not show its webhooks' })
  async repair(
    @Param() { id }: StoreParams,
    @Body() { reason }: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookRepairResponse> {
    const repair = await this.repairWebhooks.execute(id, askedBy(actor, reason));
    // What the shop said may repeat a secret of ours, wherever in the answer it stands.
    return this.secrets.redactDeep(toWebhookRepairResponse(repair));
  }
}
