import { Injectable } from '@nestjs/common';
import type { Owners } from '../../../domain/fields/field-ownership';
import {
  LaneRepository,
  type LaneStatus,
  type SyncStats,
} from '../../../domain/lane/lane.repository';
import { HintRepository, type HintBacklog } from '../../../domain/webhooks/hint.repository';
import {
  WebhookRepository,
  type WebhooksStanding,
} from '../../../domain/webhooks/webhook.repository';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { WebhookAddress } from '../../ports/webhooks/webhook-address.port';

/** What a shop tells by itself. */
export interface WebhooksStatus extends WebhooksStanding {
  /** Where the shop delivers to; null where it cannot reach us. */
  readonly deliveryUrl: string | null;
  /** What it hinted at and is not read yet. */
  readonly hints: HintBacklog;
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
}

/** What the operator looks at first. */
@Injectable()
export class ReadSyncStatus {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly webhooks: WebhookRepository,
    private readonly hints: HintRepository,
    private readonly address: WebhookAddress,
  ) {}

  /** One store's status. Throws `ValidationError` for an unknown store. */
  async execute(storeId: string): Promise<StoreStatus> {
    this.stores.get(storeId);
    const [stats, lane, standing, hints] = await Promise.all([
      this.lanes.stats(storeId),
      this.lanes.status(storeId),
      this.webhooks.standing(storeId),
      this.hints.backlog(storeId),
    ]);
    const { share } = this.policy.paceLimits(storeId);
    const webhooks = { ...standing, hints, deliveryUrl: this.address.of(storeId) };
    const { owners: ownership } = this.policy.ownership(storeId);
    return { storeId, ...stats, lane, share, ownership, webhooks };
  }
}
