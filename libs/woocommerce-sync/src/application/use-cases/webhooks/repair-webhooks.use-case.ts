import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import {
  verdictOf,
  type LookVerdict,
  type WebhookLook,
} from '../../webhooks/watching/webhook-look';
import { ListStores } from '../stores/list-stores.use-case';
import { WatchWebhooks } from './watch-webhooks.use-case';

/** What a repair found and did, and what it came to. */
export interface WebhookRepair extends WebhookLook {
  readonly storeId: string;
  readonly verdict: LookVerdict;
}

/** Looks after the webhooks of a store at once, as a person wants it. */
@Injectable()
export class RepairWebhooks {
  constructor(
    private readonly list: ListStores,
    private readonly stores: StoreClients,
    private readonly watch: WatchWebhooks,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Makes what is missing, switches on what is off and reads what may have been missed. Throws
   * `StoreNotFoundError`, and as `StoreClients.open` and `WatchWebhooks.executeNow`.
   */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<WebhookRepair> {
    await this.list.find(storeId);
    // Another process may have just changed it.
    await this.stores.refresh();
    this.stores.open(storeId);
    return this.audited.perform(
      { storeId, action: 'webhooks.repair', origin, request: {} },
      async () => {
        const look = await this.watch.executeNow(storeId, origin);
        return { storeId, verdict: verdictOf(look), ...look };
      },
      shown,
    );
  }
}

/** What of a repair stands in the audit; each write has a row of its own besides. */
function shown({ verdict, topics, gap, silence, failure }: WebhookRepair): object {
  return {
    verdict,
    topics: topics.map(({ topic, found, state, writes }) => ({
      topic,
      found,
      state,
      writes: writes.map(({ step, outcome }) => ({ kind: step.kind, outcome })),
    })),
    gap,
    silence,
    failure,
  };
}
