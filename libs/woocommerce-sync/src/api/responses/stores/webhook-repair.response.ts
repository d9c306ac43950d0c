import { ApiProperty } from '@nestjs/swagger';
import type { WebhookRepair } from '../../../application/use-cases/webhooks/repair-webhooks.use-case';
import type {
  LookVerdict,
  TopicLook,
  WebhookWrite,
  WriteOutcome,
} from '../../../application/webhooks/watching/webhook-look';
import type { WebhookReason, WebhookStep } from '../../../domain/webhooks/webhook-plan';
import type { WebhookState } from '../../../domain/webhooks/webhook.repository';
import { SilenceResponse, WebhookFailureResponse } from '../status/webhooks-status.response';

const STATES: readonly WebhookState[] = ['active', 'paused', 'disabled', 'missing'];
const KINDS: readonly WebhookStep['kind'][] = ['make', 'set', 'retire'];
const OUTCOMES: readonly WriteOutcome[] = ['confirmed', 'otherwise', 'failed', 'untried'];
const VERDICTS: readonly LookVerdict[] = ['well', 'mended', 'open'];
const REASONS: readonly WebhookReason[] = [
  'missing',
  'adopted',
  'paused',
  'disabled',
  'new secret',
  'moved',
  'silent',
  'doubled',
  'unwanted',
];

/** One write to a webhook of the shop. */
export class WebhookWriteResponse {
  @ApiProperty({
    enum: KINDS,
    description: 'make: a new one; set: switched on, with our address; retire: switched off',
  })
  kind!: WebhookStep['kind'];

  @ApiProperty({ enum: REASONS })
  reason!: WebhookReason;

  @ApiProperty({
    enum: OUTCOMES,
    description:
      'confirmed: the shop answered that it is so; otherwise: it answered that it is not; failed: it refused, or did not answer; untried: one before it failed',
  })
  outcome!: WriteOutcome;

  @ApiProperty({ type: WebhookFailureResponse, nullable: true, description: 'Why it failed' })
  failure!: WebhookFailureResponse | null;
}

/** What was found of one topic, and done about it. */
export class TopicRepairResponse {
  @ApiProperty({ example: 'order.created' })
  topic!: string;

  @ApiProperty({ description: 'Whether the shop is to tell of it' })
  isWanted!: boolean;

  @ApiProperty({ enum: STATES, description: 'As the shop had it' })
  found!: WebhookState;

  @ApiProperty({ enum: STATES, description: 'As the shop has shown it last' })
  state!: WebhookState;

  @ApiProperty({ type: [WebhookWriteResponse] })
  writes!: WebhookWriteResponse[];
}

/** What may have been missed while webhooks told of nothing. */
export class GapResponse {
  @ApiProperty({ format: 'date-time', description: 'When all was last well' })
  since!: Date;

  @ApiProperty({
    description:
      'Whether the shop was read from then on; if not, that goes on, or the next look does it',
  })
  isRead!: boolean;

  @ApiProperty({ description: 'Orders that were new, or new in content' })
  orders!: number;

  @ApiProperty({
    type: WebhookFailureResponse,
    nullable: true,
    description: 'Why it could not be read; null where it was, is being read yet, or nobody tried',
  })
  failure!: WebhookFailureResponse | null;
}

/** What a repair of a shop's webhooks found and did. */
export class WebhookRepairResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({
    enum: VERDICTS,
    description:
      'well: nothing was to be done; mended: all is well since, by the shop’s own answers; open: something is not',
  })
  verdict!: LookVerdict;

  @ApiProperty({ type: [TopicRepairResponse] })
  topics!: TopicRepairResponse[];

  @ApiProperty({ type: GapResponse, nullable: true, description: 'Null where nothing was missed' })
  gap!: GapResponse | null;

  @ApiProperty({
    type: SilenceResponse,
    nullable: true,
    description: 'Orders of which no webhook told; whether they tell since, the next ones show',
  })
  silence!: SilenceResponse | null;

  @ApiProperty({
    type: WebhookFailureResponse,
    nullable: true,
    description: 'Why it was not seen to its end; the watch goes on with it',
  })
  failure!: WebhookFailureResponse | null;
}

/** A repair as the API shows it: nothing of secrets. */
export function toWebhookRepairResponse(repair: WebhookRepair): WebhookRepairResponse {
  return { ...repair, topics: repair.topics.map(toTopic) };
}

function toTopic({ topic, isWanted, found, state, writes }: TopicLook): TopicRepairResponse {
  return { topic, isWanted, found, state, writes: writes.map(toWrite) };
}

function toWrite({ step, outcome, failure }: WebhookWrite): WebhookWriteResponse {
  return { kind: step.kind, reason: step.reason, outcome, failure };
}
