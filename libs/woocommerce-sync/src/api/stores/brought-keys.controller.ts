import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { ProblemError, Public } from '@cypher/platform';
import type { Response } from 'express';
import { APPROVALS_PATH } from '../../application/ports/stores/approval-address.port';
import { TakeApproval } from '../../application/use-cases/stores/approvals/take-approval.use-case';
import {
  ApprovalQuery,
  BroughtKeysRequest,
  toBroughtKeys,
} from '../requests/stores/approval.requests';
import { approvalPage } from './approval-page';

/** Nothing is loaded, and nobody may frame it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * Where a shop brings the keys that its owner has approved, and where the owner comes back. The
 * token of the address takes the place of one of ours.
 */
@ApiTags('stores')
@Controller(APPROVALS_PATH)
export class BroughtKeysController {
  constructor(private readonly takeApproval: TakeApproval) {}

  @Post()
  @Public()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'The keys that a shop brings, once; they are tried before the store has them',
    description: 'WooCommerce takes its key back where the answer is not 200.',
  })
  @ApiOkResponse({ description: 'They are kept' })
  @ApiBadRequestResponse({ description: 'VALIDATION_FAILED: they can be none, or may not write' })
  @ApiNotFoundResponse({ description: 'APPROVAL_NOT_FOUND: the token is wrong, used or too old' })
  async take(
    @Query() { token }: ApprovalQuery,
    @Body() brought: BroughtKeysRequest,
  ): Promise<void> {
    if ((await this.takeApproval.execute(token, toBroughtKeys(brought))) !== null) return;
    throw new ProblemError({
      status: HttpStatus.NOT_FOUND,
      code: 'APPROVAL_NOT_FOUND',
      detail: 'Nobody is asked by this address, or no longer: ask for keys anew.',
    });
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'What the shop’s owner sees who comes back from the page' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'Whether the shop is connected, in words' })
  @ApiNotFoundResponse({ description: 'The same, for a link that does not hold' })
  async show(
    @Query() { token, success }: ApprovalQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const approval = await this.takeApproval.find(token);
    const { html, looksAgain } = approvalPage(approval, success === '1');
    response.status(approval === null ? HttpStatus.NOT_FOUND : HttpStatus.OK).set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      ...(looksAgain ? { Refresh: '3' } : {}),
    });
    return html;
  }
}
