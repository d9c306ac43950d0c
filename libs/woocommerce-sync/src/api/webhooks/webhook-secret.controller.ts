import { Body, Controller, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { RenewWebhookSecret } from '../../application/use-cases/webhooks/renew-webhook-secret.use-case';
import { askedBy, OptionalReasonRequest } from '../requests/reason.request';
import { OfStoreInQuery } from '../requests/store-of-request';
import { StoreQuery } from '../requests/store.query';
import { toWebhookResponses, WebhooksResponse } from '../responses/status/webhooks-status.response';

/** What an admin may do with the secret of a shop's webhooks. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class WebhookSecretController {
  constructor(private readonly renewSecret: RenewWebhookSecret) {}

  @Post('sync/webhooks/secret')
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      'Give a shop’s webhooks a new secret; deliveries with the one before are taken for a day yet',
  })
  @ApiOkResponse({ type: WebhooksResponse })
  @ApiConflictResponse({
    description:
      'WEBHOOK_WATCH_GOING: nothing was renewed; STORE_DRAFT, STORE_PAUSED, STORE_LEAVING',
  })
  async renew(
    @Query() { storeId }: StoreQuery,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<WebhooksResponse> {
    const standing = await this.renewSecret.execute(storeId, askedBy(actor, reason));
    return { storeId, webhooks: toWebhookResponses(standing) };
  }
}
