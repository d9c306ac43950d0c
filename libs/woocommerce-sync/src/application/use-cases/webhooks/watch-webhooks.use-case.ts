import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import type { FailureReason, SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { planWebhooks } from '../../../domain/webhooks/webhook-plan';
import {
  WebhookRepository,
  type Silence,
  type WebhookSecret,
  type WebhooksStanding,
} from '../../../domain/webhooks/webhook.repository';
import { StoreClients } from '../../ports/store-client.port';
import { WebhookAddress } from '../../ports/webhooks/webhook-address.port';
import { reasonOf } from '../../webhooks/hint-reading';
import { WebhookGap } from '../../webhooks/watching/webhook-gap';
import { topicLooks, type WebhookLook } from '../../webhooks/watching/webhook-look';
import {
  lookedAfter,
  WebhookUpkeep,
  type WebhookGrounds,
} from '../../webhooks/watching/webhook-upkeep';

/** Whose webhooks are looked at, and who wants it. */
type LookGrounds = Omit<WebhookGrounds, 'secret'>;

const SCHEDULE = { via: 'schedule', actor: 'webhook-watch' } as const;

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
    const turn = await this.webhooks.takeTurn(storeId);
    if (turn !== null) await this.lookQuietly({ storeId, deliveryUrl, turn });
  }

  private async lookQuietly(about: Omit<LookGrounds, 'origin'>): Promise<void> {
    try {
      await this.lookInTurn({ ...about, origin: SCHEDULE });
    } catch (error) {
      const { storeId } = about;
      this.logger.warn({ err: error, storeId }, 'The webhooks of a shop are not looked after');
    }
  }

  /**
   * The same at once, as a person wants it: also where the shop rests. Answers what was found and
   * done. Throws `StoreStateError` where no webhooks are made and where somebody else is at it, and
   * what the shop's client throws where the shop does not show its webhooks.
   */
  async executeNow(storeId: string, origin: SyncRequestOrigin): Promise<WebhookLook> {
    const deliveryUrl = this.address.of(storeId);
    if (deliveryUrl === null)
      throw new StoreStateError(
        'No webhooks are made, as shops do not know where to deliver to: set PUBLIC_URL',
        'PUBLIC_URL_MISSING',
      );
    const turn = await this.webhooks.takeTurn(storeId);
    if (turn === null) throw lookedAfter(storeId);
    return this.lookInTurn({ storeId, deliveryUrl, turn, origin });
  }

  /**
   * Does `work` while nobody else looks after the webhooks, and looks at them then, unless the shop
   * rests. Throws `StoreStateError` while somebody is at it, and what `work` throws; what the shop
   * says to the look goes to the log, and stands in the status.
   */
  async executeAfter(storeId: string, work: () => Promise<unknown>): Promise<void> {
    const turn = await this.webhooks.takeTurn(storeId);
    if (turn === null) throw lookedAfter(storeId);
    const deliveryUrl = this.address.of(storeId);
    let isToLook = false;
    try {
      await work();
      isToLook = deliveryUrl !== null && !(await this.rests(storeId));
    } finally {
      if (!isToLook) await this.webhooks.giveUpTurn(storeId, turn);
    }
    if (deliveryUrl !== null && isToLook) await this.lookQuietly({ storeId, deliveryUrl, turn });
  }

  /** Gives the turn back, whatever comes of the look. */
  private async lookInTurn(about: LookGrounds): Promise<WebhookLook> {
    const { storeId, turn } = about;
    const end = (failure: FailureReason | null, isWell: boolean): Promise<void> =>
      this.webhooks.endTurn(storeId, turn, { failure, isWell });
    try {
      const { isWell, ...look } = await this.look(about);
      await end(look.failure, isWell);
      return look;
    } catch (error) {
      await end(reasonOf(error), false).catch((lost: unknown) => {
        // What came of the look itself is what its caller has to hear.
        this.logger.error({ err: lost, storeId }, 'How a look at webhooks ended could not be kept');
      });
      throw error;
    }
  }

  /** Answers whether all was well, too. */
  private async look(about: LookGrounds): Promise<WebhookLook & { readonly isWell: boolean }> {
    const { storeId, deliveryUrl } = about;
    const secret = await this.webhooks.secret(storeId);
    const listed = await this.stores.get(storeId).webhooks.list();
    const before = await this.webhooks.standing(storeId);
    const silence = await this.hearSilence(storeId);
    const isSilent = silence !== null;
    const topics = this.upkeep.topicsOf(storeId);
    const wish = { topics, deliveryUrl, secretVersion: secret.version, isSilent };
    const { seen, steps } = planWebhooks(listed, before.webhooks, wish);
    await this.webhooks.keep(storeId, seen, false);
    const isMissed =
      isSilent ||
      steps.some(({ reason }) => MISSED.has(reason)) ||
      (steps.some(({ reason }) => reason === 'new secret') && mayBeTurnedAway(before, secret));
    // Before anything is mended: once it is, nothing else would tell of what was missed.
    if (isMissed) await this.webhooks.openGap(storeId, before.wellAt);
    const writes = await this.upkeep.carryOut(steps, { ...about, secret });
    await this.upkeep.keepTurn(about);
    const failure = writes.find(({ outcome }) => outcome === 'failed')?.failure ?? null;
    const gap = await (failure === null ? this.gap.read(storeId) : this.gap.open(storeId));
    const left = failure === null ? await this.silenceLeft(storeId, before) : before.silence;
    // Of the first look nothing was missed: there was nothing that could have told.
    const isHeard = !isMissed || before.webhooks.length === 0;
    return {
      topics: topicLooks(seen, writes, topics),
      gap,
      silence: left ?? silence,
      failure,
      isWell: failure === null && gap?.isRead !== false && isHeard && left === null,
    };
  }

  private async hearSilence(storeId: string): Promise<Silence | null> {
    const silence = await this.webhooks.findSilence(storeId);
    if (silence === null) return null;
    this.logger.warn(
      { storeId, ...silence },
      'Orders were found by reading of which no webhook has told: the webhooks are written anew',
    );
    await this.webhooks.noteSilence(storeId, silence);
    return silence;
  }

  /** What of a silence from before goes on. */
  private async silenceLeft(storeId: string, before: WebhooksStanding): Promise<Silence | null> {
    if (before.silence === null) return null;
    await this.webhooks.endSilence(storeId);
    return (await this.webhooks.standing(storeId)).silence;
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

/**
 * Whether deliveries may have been turned away before webhooks got the present secret: of those
 * before it only one is taken, and the shop had several where it was renewed twice; or some were.
 */
function mayBeTurnedAway(
  { webhooks, rejectedAt, wellAt }: WebhooksStanding,
  { version }: WebhookSecret,
): boolean {
  const given = webhooks.map(({ secretVersion }) => secretVersion);
  const before = new Set(given.filter((one) => one > 0 && one < version));
  return before.size > 1 || (rejectedAt !== null && (wellAt === null || rejectedAt > wellAt));
}
