import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WebhookDelivery } from '../../../domain/webhooks/hint.repository';
import { HintSignal } from '../../ports/webhooks/hint-signal.port';
import { WebhookCounters } from '../../ports/webhooks/webhook-counters.port';
import { StoreClients } from '../../ports/store-client.port';
import { AcceptedSecrets } from '../../webhooks/accepted-secrets';
import { DeliveryBook } from '../../webhooks/delivery-book';
import { hintIn, isPing } from '../../webhooks/delivery-body';
import { RejectionLog } from '../../webhooks/rejection-log';
import { isSigned } from '../../webhooks/webhook-signature';

/** What came in, as it came. */
export interface IncomingDelivery {
  readonly storeId: string;
  readonly body: Buffer;
  /** What the headers of WooCommerce say; null for one that is not there. */
  readonly signature: string | null;
  readonly topic: string | null;
  readonly webhookId: string | null;
  readonly deliveryId: string | null;
}

/** What becomes of it. */
export type DeliveryOutcome = 'taken' | 'ping' | 'unknown store' | 'rejected';

/** Longest texts of the shop's headers that are kept. */
const LONGEST = 64;

/**
 * Takes what a shop delivers: proves the signature over the bytes, writes it down with the hint,
 * and tells the workers. What is in it is believed in nothing but its id: the thing itself is read
 * from the shop.
 */
@Injectable()
export class TakeDelivery {
  constructor(
    private readonly stores: StoreClients,
    private readonly secrets: AcceptedSecrets,
    private readonly rejections: RejectionLog,
    private readonly book: DeliveryBook,
    private readonly signal: HintSignal,
    private readonly counters: WebhookCounters,
  ) {}

  /** Resolves when it is committed. Throws what the ledger does. */
  async execute(incoming: IncomingDelivery): Promise<DeliveryOutcome> {
    const { storeId, body, signature } = incoming;
    if (!this.stores.takingChanges().includes(storeId)) return 'unknown store';
    if (signature === null) {
      if (isPing(body)) return 'ping';
      this.rejections.count(storeId, 'unsigned');
      return 'rejected';
    }
    if (!(await this.isRight(storeId, body, signature))) {
      this.rejections.count(storeId, 'signature');
      return 'rejected';
    }
    const delivery = deliveryOf(incoming);
    await this.book.record(delivery);
    this.counters.taken(storeId, delivery.topic);
    if (delivery.hint !== null) this.signal.wake(storeId);
    return 'taken';
  }

  private async isRight(storeId: string, body: Buffer, signature: string): Promise<boolean> {
    if (isSigned(body, signature, await this.secrets.of(storeId))) return true;
    return isSigned(body, signature, await this.secrets.again(storeId));
  }
}

function deliveryOf({
  storeId,
  body,
  topic,
  webhookId,
  deliveryId,
}: IncomingDelivery): WebhookDelivery {
  return {
    storeId,
    topic: (topic ?? '').slice(0, LONGEST),
    webhookId: /^\d{1,9}$/.test(webhookId ?? '') ? Number(webhookId) : 0,
    deliveryId: (deliveryId ?? '').slice(0, LONGEST),
    bodyDigest: createHash('sha256').update(body).digest('hex'),
    hint: hintIn(body, topic),
  };
}
