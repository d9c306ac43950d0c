import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import type { OrderPull } from '../../../domain/orders/order-pull.repository';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { WatermarkRepository } from '../../../domain/ledger/watermark.repository';
import { OrderAcknowledgement } from '../../orders/order-acknowledgement';
import { OrderPullTurn, type PullStart } from '../../orders/order-pull-turn';
import { OrderReading } from '../../orders/order-reading';
import { OrderRelay } from '../../orders/order-relay';
import { isStrange, reachedBy, windowStart, type ShopClock } from '../../orders/order-window';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';

/**
 * Fetches the orders that wait to be processed, stores each content of each once, and has it
 * published.
 */
@Injectable()
export class PullOrders {
  private readonly logger = new Logger(PullOrders.name);
  private readonly strangeClocks = new Set<string>();

  constructor(
    private readonly turn: OrderPullTurn,
    private readonly reading: OrderReading,
    private readonly watermarks: WatermarkRepository,
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly relay: OrderRelay,
    private readonly acknowledgement: OrderAcknowledgement,
  ) {}

  /**
   * Pulls from `since`, or from where the last pull ended; where a pull goes on that reads as much,
   * answers that one. Throws `ValidationError` for an unknown store.
   */
  async execute(storeId: string, since: Date | null): Promise<OrderPull> {
    this.stores.get(storeId);
    const start =
      since === null
        ? () => this.whereTheLastEnded(storeId)
        : () => Promise.resolve({ since, watermark: null });
    return this.turn.take(storeId, start, (pull, from) => this.read(pull, from));
  }

  /**
   * What the schedule does: every store, one after the other; a store that fails does not keep the
   * others waiting. One that rests is left alone, and the first pull after that reaches back to the
   * last; one that is being pulled, too.
   */
  async executeForAllStores(): Promise<void> {
    for (const storeId of this.stores.ids()) {
      try {
        if (await this.rests(storeId)) continue;
        const start = await this.whereTheLastEnded(storeId);
        const pull = await this.turn.takeIfFree(storeId, start, (going, from) =>
          this.read(going, from),
        );
        if (pull !== null && pull.orders > 0)
          this.logger.log({ storeId, count: pull.orders }, 'Orders pulled');
      } catch (error) {
        this.logger.error(
          { err: error, storeId },
          'Orders could not be pulled; the next pull makes up for it',
        );
      }
    }
  }

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.lanes.status(storeId);
    return pauseLeftMs(breakers.store, readAt) > 0;
  }

  private async whereTheLastEnded(storeId: string): Promise<PullStart> {
    const watermark = await this.watermarks.find(storeId, 'orders');
    return { since: windowStart(watermark), watermark };
  }

  private async read(pull: OrderPull, { watermark }: PullStart): Promise<void> {
    const { storeId } = pull;
    const seen = await this.reading.read(pull);
    if (watermark !== null) await this.move(storeId, { ...seen, now: watermark.now });
    // Every row is committed: nobody waits for what follows from that.
    this.relay.start();
    if (this.policy.acknowledgesOrders(storeId)) this.acknowledgement.start(storeId);
  }

  private async move(storeId: string, clock: ShopClock): Promise<void> {
    this.tellStrangeClock(storeId, clock);
    const reached = reachedBy(clock);
    if (reached !== null) await this.watermarks.move(storeId, 'orders', reached);
  }

  /** Once, until it is right again. */
  private tellStrangeClock(storeId: string, clock: ShopClock): void {
    const { shopTime, now } = clock;
    if (!isStrange(clock)) {
      this.strangeClocks.delete(storeId);
      return;
    }
    if (this.strangeClocks.has(storeId)) return;
    this.strangeClocks.add(storeId);
    this.logger.warn(
      { storeId, shopTime, now },
      'The shop answers with a date that is not now: its clock, or a cache before it, is wrong. Orders are pulled by their own dates',
    );
  }
}
