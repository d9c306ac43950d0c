import { Injectable, Logger } from '@nestjs/common';
import { StoreStateError } from '../../../domain/stores/store.errors';
import type { ListedWebhook, WebhookStep } from '../../../domain/webhooks/webhook-plan';
import {
  WebhookRepository,
  type KeptWebhook,
  type WebhookSecret,
} from '../../../domain/webhooks/webhook.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { AuditedAction } from '../../audit/audited-action';
import { topicsAbout, type WebhookTopic } from '../../../domain/webhooks/webhook-topic';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import type { WebhookFields } from '../../ports/webhooks/shop-webhooks.port';
import { reasonOf } from '../hint-reading';
import type { WebhookWrite } from './webhook-look';

/** What the webhooks of a store are given. */
export interface WebhookGrounds {
  readonly storeId: string;
  readonly deliveryUrl: string;
  readonly secret: WebhookSecret;
  /** Token of the turn in which that is done. */
  readonly turn: string;
  /** Who wants them looked after. */
  readonly origin: SyncRequestOrigin;
}

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

  /**
   * Carries out the steps, one after the other; the first that fails is the last that is tried.
   * Answers what came of each. Throws what the ledger does, and `StoreStateError` before a step
   * where the turn is lost: somebody else is at it then.
   */
  async carryOut(
    steps: readonly WebhookStep[],
    grounds: WebhookGrounds,
  ): Promise<readonly WebhookWrite[]> {
    const writes: WebhookWrite[] = [];
    let isBroken = false;
    for (const step of steps) {
      if (!isBroken) await this.keepTurn(grounds);
      const write: WebhookWrite = isBroken ? untried(step) : await this.attempt(step, grounds);
      isBroken ||= write.outcome === 'failed';
      writes.push(write);
    }
    return writes;
  }

  /** Throws `StoreStateError` where somebody else has it. */
  async keepTurn({ storeId, turn }: Pick<WebhookGrounds, 'storeId' | 'turn'>): Promise<void> {
    if (!(await this.webhooks.keepTurn(storeId, turn))) throw lookedAfter(storeId);
  }

  private async attempt(step: WebhookStep, grounds: WebhookGrounds): Promise<WebhookWrite> {
    try {
      const answer = await this.carryOutOne(step, grounds);
      const outcome = isAsWished(step, answer, grounds) ? 'confirmed' : 'otherwise';
      return { step, outcome, answer, failure: null };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      const { storeId } = grounds;
      this.logger.warn({ err: error, storeId, ...step }, 'A webhook of a shop was not written');
      return { step, outcome: 'failed', answer: null, failure: reasonOf(error) };
    }
  }

  /** Answers what the shop has since. Throws what the shop's client throws. */
  private async carryOutOne(
    step: WebhookStep,
    grounds: WebhookGrounds,
  ): Promise<ListedWebhook | null> {
    const { storeId, deliveryUrl, secret, origin } = grounds;
    const { kind, topic, reason } = step;
    const webhookId = kind === 'make' ? null : step.webhookId;
    const answer = await this.audited.perform(
      {
        storeId,
        action: `webhooks.${kind}`,
        origin,
        // Without the secret: nobody has to read it, here or anywhere.
        request: { topic, webhookId, deliveryUrl, reason },
      },
      () => this.write(step, fieldsOf(step, grounds), storeId),
    );
    if (kind === 'retire') return answer;
    this.logger.log({ storeId, topic, webhookId: answer?.id ?? null, reason }, 'Webhook written');
    // Where it has vanished between the list and this, the next look makes it.
    const kept: KeptWebhook = {
      topic,
      webhookId: answer?.id ?? null,
      state: answer?.status ?? 'missing',
      secretVersion: answer?.deliveryUrl === deliveryUrl ? secret.version : 0,
    };
    await this.webhooks.keep(storeId, [kept], true);
    return answer;
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

/** What is thrown to one who comes while somebody else looks after the webhooks. */
export function lookedAfter(storeId: string): StoreStateError {
  return new StoreStateError(
    `The webhooks of the store ${storeId} are being looked after just now`,
    'WEBHOOK_WATCH_GOING',
  );
}

function untried(step: WebhookStep): WebhookWrite {
  return { step, outcome: 'untried', answer: null, failure: null };
}

/** Whether the shop says that it is as the step wants it. */
function isAsWished(
  { kind }: WebhookStep,
  answer: ListedWebhook | null,
  { deliveryUrl }: WebhookGrounds,
): boolean {
  if (kind === 'retire') return answer?.status !== 'active';
  return answer?.status === 'active' && answer.deliveryUrl === deliveryUrl;
}

function fieldsOf(
  { topic }: WebhookStep,
  { deliveryUrl, secret: { secret } }: WebhookGrounds,
): WebhookFields {
  return { topic, name: `Cypher: ${topic}`, deliveryUrl, secret };
}
