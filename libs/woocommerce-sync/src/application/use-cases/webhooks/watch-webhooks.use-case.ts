import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { planWebhooks } from '../../../domain/webhooks/webhook-plan';
import {
  WebhookRepository,
  type WebhooksStanding,
} from '../../../domain/webhooks/webhook.repository';
import { StoreClients } from '../../ports/store-client.port';
import { WebhookAddress } from '../../ports/webhooks/webhook-address.port';
import { reasonOf } from '../../webhooks/hint-reading';
import { WebhookGap } from '../../webhooks/webhook-gap';
import { WebhookUpkeep } from '../../webhooks/webhook-upkeep';

/**
 * Looks after our webhooks in the shops: makes what is missing, adopts what is there, switches on
 * what the shop has switched off, hears when they say nothing of what happens, and has read what
 * may have been missed. Without an address at which shops reach us it does nothing: then the shops
 * are read by the clock alone.
 */
@Injectable()
export class WatchWebhooks {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly stores: StoreClients,
    private readonly address: WebhookAddress,
    private readonly webhooks: WebhookRepository,
    private readonly upkeep: WebhookUpkeep,
    private readonly gap: WebhookGap,
    private readonly lanes: LaneRepository,
  ) {}

  /** One look at every store at once: one that is slow or fails keeps no other waiting. */
  async executeForAllStores(): Promise<void> {
    await Promise.all(this.stores.ids().map((storeId) => this.lookAt(storeId)));
  }

  private async lookAt(storeId: string): Promise<void> {
    try {
      await this.execute(storeId);
    } catch (error) {
      this.logger.error({ err: error, storeId }, 'The webhooks of a shop could not be looked at');
    }
  }

  /** One look at a store's webhooks, unless somebody else is at it. Throws what the ledger does. */
  async execute(storeId: string): Promise<void> {
    const deliveryUrl = this.address.of(storeId);
    if (deliveryUrl === null || (await this.rests(storeId))) return;
    if (!(await this.webhooks.takeTurn(storeId))) return;
    try {
      const isWell = await this.look(storeId, deliveryUrl);
      await this.webhooks.endTurn(storeId, { failure: null, isWell });
    } catch (error) {
      const failure = reasonOf(error);
      this.logger.warn({ err: error, storeId }, 'The webhooks of a shop are not looked after');
      await this.webhooks.endTurn(storeId, { failure, isWell: false });
    }
  }

  /** Answers whether all was well. */
  private async look(storeId: string, deliveryUrl: string): Promise<boolean> {
    const secret = await this.webhooks.secret(storeId);
    const listed = await this.stores.get(storeId).webhooks.list();
    const before = await this.webhooks.standing(storeId);
    const isSilent = await this.hearSilence(storeId);
    const wish = {
      topics: this.upkeep.topicsOf(storeId),
      deliveryUrl,
      secretVersion: secret.version,
      isSilent,
    };
    const { seen, steps } = planWebhooks(listed, before.webhooks, wish);
    await this.webhooks.keep(storeId, seen, false);
    const isMissed = isSilent || steps.some(({ reason }) => MISSED.has(reason));
    // Before anything is mended: once it is, nothing else would tell of what was missed.
    if (isMissed) await this.webhooks.openGap(storeId, before.wellAt);
    for (const step of steps) await this.upkeep.carryOut(step, { storeId, deliveryUrl, secret });
    const isRead = await this.gap.read(storeId);
    // Of the first look nothing was missed: there was nothing that could have told.
    const isHeard = !isMissed || before.webhooks.length === 0;
    return isRead && isHeard && !(await this.isStillSilent(storeId, before));
  }

  private async hearSilence(storeId: string): Promise<boolean> {
    const silence = await this.webhooks.findSilence(storeId);
    if (silence === null) return false;
    this.logger.warn(
      { storeId, ...silence },
      'Orders were found by reading of which no webhook has told: the webhooks are written anew',
    );
    await this.webhooks.noteSilence(storeId, silence);
    return true;
  }

  private async isStillSilent(storeId: string, before: WebhooksStanding): Promise<boolean> {
    if (before.silence === null) return false;
    await this.webhooks.endSilence(storeId);
    return (await this.webhooks.standing(storeId)).silence !== null;
  }

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.lanes.status(storeId);
    return pauseLeftMs(breakers.store, readAt) > 0;
  }
}

/** Where one of these was the reason, deliveries may have been missed. */
const MISSED: ReadonlySet<string> = new Set([
  'missing',
  'adopted',
  'paused',
  'disabled',
  'moved',
  'silent',
]);
