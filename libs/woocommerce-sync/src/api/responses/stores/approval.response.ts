import { ApiProperty } from '@nestjs/swagger';
import type { AskedApproval } from '../../../application/use-cases/stores/approvals/ask-approval.use-case';
import type { Approval, ApprovalState } from '../../../domain/stores/approval';

const STATES: readonly ApprovalState[] = ['asked', 'granted', 'connected', 'refused', 'expired'];

/** How asking a shop’s owner for keys stands. */
export class ApprovalResponse {
  @ApiProperty({ example: 'shop-ro' })
  storeId!: string;

  @ApiProperty({
    enum: STATES,
    description:
      'asked: not approved yet; granted: keys came and are tried; connected: the store has them; refused: they do not open the shop, the store is as it was; expired: nobody approved in time',
  })
  state!: ApprovalState;

  @ApiProperty({ description: 'Who asked' })
  askedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  askedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt!: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'STORE_UNAUTHORIZED',
    description: 'Why the keys were refused, or cannot be tried yet',
  })
  problem!: string | null;
}

/** One that has just been asked for. */
export class AskedApprovalResponse extends ApprovalResponse {
  @ApiProperty({
    example: 'https://shop.example/wc-auth/v1/authorize?app_name=…',
    description: 'Page of the shop on which its owner approves; it is told once',
  })
  url!: string;
}

/** As it is answered. */
export function toApprovalResponse(approval: Approval): ApprovalResponse {
  const { storeId, state, askedBy, askedAt, expiresAt, answeredAt, problem } = approval;
  return { storeId, state, askedBy, askedAt, expiresAt, answeredAt, problem };
}

/** The same, with the page. */
export function toAskedApprovalResponse(asked: AskedApproval): AskedApprovalResponse {
  return Object.assign(new AskedApprovalResponse(), toApprovalResponse(asked), { url: asked.url });
}
