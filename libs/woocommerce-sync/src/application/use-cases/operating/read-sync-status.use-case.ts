import { Injectable } from '@nestjs/common';
import type { Verdict } from '../../../domain/doctor/finding';
import { StoreCheckRepository } from '../../../domain/doctor/store-check.repository';
import type { Owners } from '../../../domain/fields/field-ownership';
import {
  LaneRepository,
  type LaneStatus,
  type SyncStats,
} from '../../../domain/lane/lane.repository';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { ReadStockStatus, type StockStatus } from './stock-status';
import { ReadWebhooksStatus, type WebhooksStatus } from './webhooks-status';

/** What the last check of a shop found, in short. */
export interface CheckSummary {
  readonly verdict: Verdict;
  readonly checkedAt: Date;
  /** Of what is in the way, or may go wrong. */
  readonly codes: readonly string[];
}

/** Where one store stands: its items, and the pace at which it takes them. */
export interface StoreStatus extends SyncStats {
  readonly storeId: string;
  readonly lane: LaneStatus;
  /** How much of the shop may be ours now. */
  readonly share: number;
  /** Whose each field of its products is. */
  readonly ownership: Owners;
  readonly webhooks: WebhooksStatus;
  readonly stock: StockStatus;
  /** Null where nobody has checked the shop yet. */
  readonly check: CheckSummary | null;
}

/** What the operator looks at first. */
@Injectable()
export class ReadSyncStatus {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly webhooks: ReadWebhooksStatus,
    private readonly stock: ReadStockStatus,
    private readonly checks: StoreCheckRepository,
  ) {}

  /** One store's status. Throws `ValidationError` for an unknown store. */
  async execute(storeId: string): Promise<StoreStatus> {
    this.stores.get(storeId);
    const [stats, lane, webhooks, stock, check] = await Promise.all([
      this.lanes.stats(storeId),
      this.lanes.status(storeId),
      this.webhooks.of(storeId),
      this.stock.of(storeId),
      this.checkOf(storeId),
    ]);
    const { share } = this.policy.paceLimits(storeId);
    const { owners: ownership } = this.policy.ownership(storeId);
    return { storeId, ...stats, lane, share, ownership, webhooks, stock, check };
  }

  private async checkOf(storeId: string): Promise<CheckSummary | null> {
    const known = await this.checks.find(storeId);
    if (known === null) return null;
    const { verdict, checkedAt, findings } = known.report;
    const troubles = findings.filter(({ severity }) => severity !== 'info');
    return { verdict, checkedAt, codes: troubles.map(({ code }) => code) };
  }
}
