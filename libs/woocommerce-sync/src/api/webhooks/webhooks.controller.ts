import { Controller, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { ProblemError, Public, RefusalLimit, Unlimited } from '@cypher/platform';
import type { Request } from 'express';
import { WEBHOOKS_PATH } from '../../application/ports/webhooks/webhook-address.port';
import { TakeDelivery } from '../../application/use-cases/webhooks/take-delivery.use-case';

/**
 * Where shops deliver their webhooks. A signature over the bytes takes the place of a token, and
 * lets a delivery in however many there are.
 */
@ApiTags('webhooks')
@Controller(WEBHOOKS_PATH)
export class WebhooksController {
  constructor(
    private readonly takeDelivery: TakeDelivery,
    private readonly refusals: RefusalLimit,
  ) {}

  @Post(':storeId')
  @Public()
  @Unlimited()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'What a shop tells by its webhooks; a hint, after which the shop is read',
    description:
      'Signed by WooCommerce: `X-WC-Webhook-Signature` is the HMAC-SHA256 of the raw body, in base64. A new webhook’s ping, a form without a signature, is answered and means nothing.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', properties: { id: { type: 'integer' } } } })
  @ApiOkResponse({ description: 'It is written down, or came before' })
  @ApiUnauthorizedResponse({ description: 'WEBHOOK_NOT_SIGNED: nothing of it is stored' })
  @ApiNotFoundResponse({ description: 'STORE_UNKNOWN' })
  @ApiPayloadTooLargeResponse({ description: 'BODY_TOO_LARGE' })
  async take(@Param('storeId') storeId: string, @Req() request: Request): Promise<void> {
    const header = (name: string): string | null => request.get(`x-wc-webhook-${name}`) ?? null;
    const body: unknown = request.body;
    const outcome = await this.takeDelivery.execute({
      storeId,
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      signature: header('signature'),
      topic: header('topic'),
      webhookId: header('id'),
      deliveryId: header('delivery-id'),
    });
    if (outcome === 'taken') return;
    // Whoever signs is let in; all others have a limit.
    await this.refusals.count(request);
    if (outcome === 'unknown store') throw unknownStore();
    if (outcome === 'rejected') throw notSigned();
  }
}

function unknownStore(): ProblemError {
  return new ProblemError({
    status: HttpStatus.NOT_FOUND,
    code: 'STORE_UNKNOWN',
    detail: 'There is no store of this name.',
  });
}

function notSigned(): ProblemError {
  return new ProblemError({
    status: HttpStatus.UNAUTHORIZED,
    code: 'WEBHOOK_NOT_SIGNED',
    detail: 'The signature is missing, or is not that of this body with the secret of this store.',
  });
}
