import { ApiProperty } from '@nestjs/swagger';
import type { Overview } from '../../../application/use-cases/overview/read-overview.use-case';
import { SyncPriorityService } from '../../../domain/ledger/sync-priority.service';
import type { Differences, WebhooksOverview } from '../../../domain/overview/overview';
import { PROCESS_ROLES, type ProcessRole } from '../../../domain/processes/process.repository';
import type { WebhookState } from '../../../domain/webhooks/webhook.repository';
import { DriftCountResponse } from '../drift/drift.response';
import { SilenceResponse, WebhookFailureResponse } from '../status/webhooks-status.response';
import { AlertResponse, OverviewVerdictResponse } from './judged.response';
import { RulesChangeResponse } from './rules-change.response';
import { ProcessResponse } from './process.response';
import { ShopStandingResponse, SideStandingResponse } from './sides.response';
import {
  FailedStandingResponse,
  OrdersStandingResponse,
  PromiseResponse,
  StockAtRiskResponse,
} from './standing.response';

const STATES = ['draft', 'active', 'paused', 'leaving'] as const;
const WEBHOOK_STATES: readonly WebhookState[] = ['active', 'paused', 'disabled', 'missing'];
const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;
const priorities = new SyncPriorityService();

/** One webhook of ours. */
export class TopicStandingResponse {
  @ApiProperty({ example: 'order.created' })
  topic!: string;

  @ApiProperty({ enum: WEBHOOK_STATES, enumName: 'WebhookState' })
  state!: WebhookState;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Since when it has been active without a break' })
  activeSince!: Date | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Its last delivery; null for none of late' })
  deliveredAt!: Date | null;
}

/** What the shop tells by itself. */
export class WebhooksOverviewResponse implements WebhooksOverview {
  @ApiProperty({ description: 'False without PUBLIC_URL: there are none, the shop is only read' })
  isExpected!: boolean;

  @ApiProperty({ type: [TopicStandingResponse] })
  topics!: WebhooksOverview['topics'];

  @ApiProperty(NULLABLE_TIME)
  lastDeliveryAt!: Date | null;

  @ApiProperty({ type: SilenceResponse, nullable: true })
  silence!: SilenceResponse | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'From when on the shop has still to be read' })
  gapSince!: Date | null;

  @ApiProperty({ type: WebhookFailureResponse, nullable: true })
  failure!: WebhookFailureResponse | null;

  @ApiProperty({ description: 'What the shop hinted at and is not read yet' })
  hintsWaiting!: number;
}

/** What the last comparison of the whole shop found. */
export class DifferencesResponse implements Differences {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ format: 'date-time' })
  comparedAt!: Date;

  @ApiProperty({ description: 'Products and variations that were compared' })
  compared!: number;

  @ApiProperty({ type: [DriftCountResponse], description: 'By kind and field' })
  counts!: readonly DriftCountResponse[];

  @ApiProperty({ description: 'Not as the ERP has it, and nobody has asked to set it right' })
  open!: number;

  @ApiProperty({ description: 'What all found prices are off by, in the shop’s currency' })
  money!: string;
}

/** How a store stands, and what somebody should know of it. */
export class OverviewResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: STATES, enumName: 'StoreState' })
  state!: (typeof STATES)[number];

  @ApiProperty({ format: 'date-time', description: 'By the database’s clock' })
  asOf!: Date;

  @ApiProperty({ type: OverviewVerdictResponse })
  verdict!: OverviewVerdictResponse;

  @ApiProperty({ type: [AlertResponse], description: 'The gravest first' })
  alerts!: readonly AlertResponse[];

  @ApiProperty({ type: [PromiseResponse], description: 'Of each type, the shortest promise first' })
  promises!: readonly PromiseResponse[];

  @ApiProperty({ description: 'What full syncs asked for and still waits: due within a day' })
  bulkWaiting!: number;

  @ApiProperty({ description: 'More waits than the 10,000 most urgent, which are counted' })
  isBounded!: boolean;

  @ApiProperty({ type: FailedStandingResponse })
  failed!: FailedStandingResponse;

  @ApiProperty({ type: ShopStandingResponse })
  shop!: ShopStandingResponse;

  @ApiProperty({ type: SideStandingResponse })
  erp!: SideStandingResponse;

  @ApiProperty({ type: WebhooksOverviewResponse })
  webhooks!: WebhooksOverviewResponse;

  @ApiProperty({ type: [ProcessResponse], description: 'The living first' })
  processes!: readonly ProcessResponse[];

  @ApiProperty({ enum: PROCESS_ROLES, enumName: 'ProcessRole', isArray: true })
  missingRoles!: readonly ProcessRole[];

  @ApiProperty({
    type: DifferencesResponse,
    nullable: true,
    description: 'Null before the first comparison; counted anew every 30 s',
  })
  differences!: DifferencesResponse | null;

  @ApiProperty({ type: OrdersStandingResponse })
  orders!: OrdersStandingResponse;

  @ApiProperty({ type: StockAtRiskResponse })
  stockAtRisk!: StockAtRiskResponse;

  @ApiProperty({
    type: RulesChangeResponse,
    nullable: true,
    description: 'What the environment changed; null once a full sync has brought it',
  })
  rulesChange!: RulesChangeResponse | null;
}

/** An overview as the API shows it. */
export function toOverviewResponse({ waiting, ...overview }: Overview): OverviewResponse {
  const { promises, bulkWaiting, isBounded, failed, isFailedBounded } = waiting;
  return {
    ...overview,
    promises: promises.map((promise) => ({
      ...promise,
      promiseSeconds: priorities.slaMs(promise.type) / 1_000,
      oldestAgeSeconds:
        promise.oldestAt === null
          ? null
          : Math.max(0, Math.floor((overview.asOf.getTime() - promise.oldestAt.getTime()) / 1_000)),
    })),
    bulkWaiting,
    isBounded,
    failed: { ...failed, isBounded: isFailedBounded },
  };
}
