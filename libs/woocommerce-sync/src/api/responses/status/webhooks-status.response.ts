import { ApiProperty } from '@nestjs/swagger';
import type { HintBacklog } from '../../../domain/webhooks/hint.repository';
import type {
  Silence,
  WebhooksStanding,
  WebhookState,
} from '../../../domain/webhooks/webhook.repository';
import type { WebhooksStatus } from '../../../application/use-cases/operating/webhooks-status';

const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;

const STATES: readonly WebhookState[] = ['active', 'paused', 'disabled', 'missing'];

/** One webhook of ours in the shop. */
export class WebhookResponse {
  @ApiProperty({ example: 'order.created' })
  topic!: string;

  @ApiProperty({ enum: STATES, description: 'As it was last seen in the shop' })
  state!: WebhookState;

  @ApiProperty({ type: Number, nullable: true, description: 'The shop’s id' })
  webhookId!: number | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Since when it has been active without a break' })
  activeSince!: Date | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Its last delivery; null for none of late' })
  deliveredAt!: Date | null;
}

/** Orders that were found by reading, of which no webhook told within five minutes. */
export class SilenceResponse implements Silence {
  @ApiProperty()
  orders!: number;

  @ApiProperty({ format: 'date-time', description: 'When the first of them changed' })
  since!: Date;
}

/** Why something did not work. */
export class WebhookFailureResponse {
  @ApiProperty({ example: 'STORE_UNAUTHORIZED' })
  code!: string;

  @ApiProperty()
  message!: string;
}

/** What the shop hinted at and is not read yet. */
export class HintsResponse implements HintBacklog {
  @ApiProperty()
  waiting!: number;

  @ApiProperty(NULLABLE_TIME)
  oldestAt!: Date | null;

  @ApiProperty({
    type: WebhookFailureResponse,
    nullable: true,
    description: 'Why the last one that could not be read waits',
  })
  failure!: WebhookFailureResponse | null;
}

/** The webhooks of one store. */
export class WebhooksResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ type: [WebhookResponse] })
  webhooks!: WebhookResponse[];
}

/** What the shop tells by itself. */
export class WebhooksStatusResponse implements Omit<WebhooksStatus, 'webhooks'> {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the shop delivers to; null without PUBLIC_URL, and the shop is only read',
  })
  deliveryUrl!: string | null;

  @ApiProperty({ type: [WebhookResponse] })
  webhooks!: WebhookResponse[];

  @ApiProperty({ type: HintsResponse })
  hints!: HintsResponse;

  @ApiProperty({
    type: SilenceResponse,
    nullable: true,
    description: 'Null while webhooks tell of orders in time',
  })
  silence!: SilenceResponse | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When they were last looked at in the shop' })
  watchedAt!: Date | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When all of them were last well' })
  wellAt!: Date | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'From when on the shop has still to be read' })
  gapSince!: Date | null;

  @ApiProperty({
    type: WebhookFailureResponse,
    nullable: true,
    description: 'Why the last look at them failed',
  })
  failure!: WebhookFailureResponse | null;

  @ApiProperty({
    description: 'Deliveries without a right signature, ever; nothing is stored of them',
  })
  rejected!: number;

  @ApiProperty(NULLABLE_TIME)
  rejectedAt!: Date | null;
}

/** The webhooks of a store as the API shows them: nothing of their secret. */
export function toWebhooksStatusResponse(status: WebhooksStatus): WebhooksStatusResponse {
  return { ...status, webhooks: toWebhookResponses(status) };
}

/** The webhooks alone. */
export function toWebhookResponses({ webhooks }: WebhooksStanding): WebhookResponse[] {
  return webhooks.map(({ topic, state, webhookId, activeSince, deliveredAt }) => ({
    topic,
    state,
    webhookId,
    activeSince,
    deliveredAt,
  }));
}
