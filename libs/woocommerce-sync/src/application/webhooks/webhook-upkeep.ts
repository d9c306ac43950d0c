import { Injectable, Logger } from '@nestjs/common';
import type { ListedWebhook, WebhookStep } from '../../domain/webhooks/webhook-plan';
import {
  WebhookRepository,
  type KeptWebhook,
  type WebhookSecret,
} from '../../domain/webhooks/webhook.repository';
import { AuditedAction } from '../audit/audited-action';
import { topicsAbout, type WebhookTopic } from '../../domain/webhooks/webhook-topic';
import { StoreClients } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import type { WebhookFields } from '../ports/webhooks/shop-webhooks.port';

/** What the webhooks of a store are given. */
export interface WebhookGrounds {
  readonly storeId: string;
  readonly deliveryUrl: string;
  readonly secret: WebhookSecret;
}

const ORIGIN = { via: 'schedule', actor: 'webhook-watch' } as const;

/** Writes webhooks in a shop, each write with a row of the audit, and keeps what came of it. */
@Injectable()
export class WebhookUpkeep {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly stores: StoreClients,
    private readonly webhooks: WebhookRepository,
    private readonly audited: AuditedAction,
    private readonly policy: StorePolicy,
  ) {}

  /** The topics for which a store's shop is to have a webhook. */
  topicsOf(storeId: string): readonly WebhookTopic[] {
    return topicsAbout(this.policy.hintSubjects(storeId));
  }

  /** Carries out one step. Throws what the shop's client throws. */
  async carryOut(step: WebhookStep, grounds: WebhookGrounds): Promise<void> {
    const { storeId, deliveryUrl, secret } = grounds;
    const { kind, topic, reason } = step;
    const webhookId = kind === 'make' ? null : step.webhookId;
    const answer = await this.audited.perform(
      {
        storeId,
        action: `webhooks.${kind}`,
        origin: ORIGIN,
        // Without the secret: nobody has to read it, here or anywhere.
        request: { topic, webhookId, deliveryUrl, reason },
      },
      () => this.write(step, fieldsOf(step, grounds), storeId),
    );
    if (kind === 'retire') return;
    this.logger.log({ storeId, topic, webhookId: answer?.id ?? null, reason }, 'Webhook written');
    // Where it has vanished between the list and this, the next look makes it.
    const kept: KeptWebhook = {
      topic,
      webhookId: answer?.id ?? null,
      state: answer?.status ?? 'missing',
      secretVersion: answer?.deliveryUrl === deliveryUrl ? secret.version : 0,
    };
    await this.webhooks.keep(storeId, [kept], true);
  }

  private write(
    step: WebhookStep,
    fields: WebhookFields,
    storeId: string,
  ): Promise<ListedWebhook | null> {
    const { webhooks } = this.stores.get(storeId);
    if (step.kind === 'make') return webhooks.make(fields);
    if (step.kind === 'retire') return webhooks.switchOff(step.webhookId);
    return webhooks.set(step.webhookId, fields);
  }
}

function fieldsOf(
  { topic }: WebhookStep,
  { deliveryUrl, secret: { secret } }: WebhookGrounds,
): WebhookFields {
  return { topic, name: `Cypher: ${topic}`, deliveryUrl, secret };
}
