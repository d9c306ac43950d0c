import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { ValidationError } from '../../../domain/woocommerce.errors';
import {
  WebhookRepository,
  type WebhooksStanding,
} from '../../../domain/webhooks/webhook.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { WebhookAddress } from '../../ports/webhooks/webhook-address.port';
import { WatchWebhooks } from './watch-webhooks.use-case';

/** Gives the webhooks of a store a new secret, as after one may have been seen by others. */
@Injectable()
export class RenewWebhookSecret {
  constructor(
    private readonly stores: StoreClients,
    private readonly address: WebhookAddress,
    private readonly webhooks: WebhookRepository,
    private readonly watch: WatchWebhooks,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Makes the secret and gives it to the shop; where the shop cannot be reached now, the next look
   * at its webhooks does. Deliveries with the one before are taken for a day yet. Nobody else gives
   * webhooks a secret meanwhile: the shop would be given one that is not taken any more. Throws
   * `ValidationError` for an unknown store and where no webhooks are made, and `StoreStateError`
   * while somebody looks after them.
   */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<WebhooksStanding> {
    this.stores.open(storeId);
    if (this.address.of(storeId) === null)
      throw new ValidationError('storeId', 'no webhooks are made: PUBLIC_URL is not set');
    const renew = async (): Promise<object> => ({
      version: (await this.webhooks.renewSecret(storeId)).version,
    });
    const action = { storeId, action: 'webhooks.renew-secret', origin, request: {} };
    await this.watch.executeAfter(storeId, () => this.audited.perform(action, renew));
    return this.webhooks.standing(storeId);
  }
}
