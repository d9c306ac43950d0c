import { ApiProperty } from '@nestjs/swagger';
import type { StoreStatus } from '../../../application/use-cases/operating/read-sync-status.use-case';
import type { OlderVersions } from '../../../domain/lane/lane.repository';
import type { Owners } from '../../../domain/fields/field-ownership';
import { CheckSummaryResponse } from '../stores/check-summary.response';
import { FieldOwnershipResponse } from './field-ownership.response';
import { toWebhooksStatusResponse, WebhooksStatusResponse } from './webhooks-status.response';
import { StockStatusResponse } from './stock-status.response';
import { LaneStatusResponse, toLaneStatusResponse } from './lane-status.response';

/** Counts of one type of item. */
export class TypeCountsResponse {
  @ApiProperty()
  pending!: number;

  @ApiProperty()
  failed!: number;
}

/** Counts by type of item. */
export class CountsByTypeResponse {
  @ApiProperty({ type: TypeCountsResponse })
  price!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  stock!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  order!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  product!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  category!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  image!: TypeCountsResponse;
}

/** Products of which the ERP serves older versions than were delivered. */
export class OlderVersionsResponse implements OlderVersions {
  @ApiProperty()
  products!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  since!: Date | null;
}

/** Sync statistics of one store. */
export class SyncStatusResponse implements Omit<StoreStatus, 'lane' | 'share' | 'webhooks'> {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  pending!: number;

  @ApiProperty()
  syncing!: number;

  @ApiProperty({ description: 'All that ended well, skipped and superseded included' })
  completed!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'Completed without a write: the shop was right already' })
  skipped!: number;

  @ApiProperty({ description: 'Completed by a newer item for the same thing' })
  superseded!: number;

  @ApiProperty({ description: 'Open items past their deadline' })
  overdue!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldestPendingAt!: Date | null;

  @ApiProperty({ type: CountsByTypeResponse })
  byType!: CountsByTypeResponse;

  @ApiProperty({ description: 'Products that are tied to one in the shop' })
  mappings!: number;

  @ApiProperty({
    type: OlderVersionsResponse,
    description:
      'Nothing of these is written: a replica of the ERP lags behind, or the ERP was restored from a backup. Where it ' +
      'was restored, say so by `POST /sync/erp-restored`',
  })
  olderVersions!: OlderVersionsResponse;

  @ApiProperty({ type: LaneStatusResponse })
  lane!: LaneStatusResponse;

  @ApiProperty({ type: FieldOwnershipResponse })
  ownership!: Owners;

  @ApiProperty({ type: WebhooksStatusResponse, description: 'What the shop tells by itself' })
  webhooks!: WebhooksStatusResponse;

  @ApiProperty({ type: StockStatusResponse })
  stock!: StockStatusResponse;

  @ApiProperty({
    type: CheckSummaryResponse,
    nullable: true,
    description:
      'What the last check of the shop found; null before the first. All of it: `GET /stores/:id/check`',
  })
  check!: CheckSummaryResponse | null;
}

/** A store's status as the API shows it. */
export function toSyncStatusResponse({
  lane,
  share,
  webhooks,
  ...status
}: StoreStatus): SyncStatusResponse {
  return {
    ...status,
    lane: toLaneStatusResponse(lane, share),
    webhooks: toWebhooksStatusResponse(webhooks),
  };
}
