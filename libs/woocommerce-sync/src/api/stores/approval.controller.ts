import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { AskApproval } from '../../application/use-cases/stores/approvals/ask-approval.use-case';
import { askedBy, OptionalReasonRequest } from '../requests/reason.request';
import { OfStoreInPath } from '../requests/store-of-request';
import { StoreParams } from '../requests/stores/store.requests';
import {
  ApprovalResponse,
  AskedApprovalResponse,
  toApprovalResponse,
  toAskedApprovalResponse,
} from '../responses/stores/approval.response';

/** Asks a shop’s owner for keys, by WooCommerce’s own page. */
@ApiTags('stores')
@ApiBearerAuth()
@Roles('admin')
@OfStoreInPath()
@Controller('api/v1/woocommerce/stores/:id/approval')
export class ApprovalController {
  constructor(private readonly askApproval: AskApproval) {}

  @Post()
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @ApiOperation({
    summary: 'Have the shop’s owner asked for keys: the address of the page to approve on',
    description: 'It holds for an hour; an earlier one of this store ends.',
  })
  @ApiCreatedResponse({ type: AskedApprovalResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @ApiConflictResponse({
    description: 'STORE_LEAVING, STORE_OF_ENVIRONMENT, PUBLIC_URL_MISSING, PUBLIC_URL_NOT_HTTPS',
  })
  async ask(
    @Param() { id }: StoreParams,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AskedApprovalResponse> {
    const asked = await this.askApproval.execute(id, askedBy(actor, reason));
    return toAskedApprovalResponse(asked);
  }

  @Get()
  @ApiOperation({ summary: 'How the latest asking for keys stands' })
  @ApiOkResponse({ type: ApprovalResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND, APPROVAL_NOT_FOUND' })
  async latest(@Param() { id }: StoreParams): Promise<ApprovalResponse> {
    return toApprovalResponse(await this.askApproval.latest(id));
  }
}
