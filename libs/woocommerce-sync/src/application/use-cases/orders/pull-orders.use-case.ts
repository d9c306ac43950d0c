import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import type { OrderPull } from '../../../domain/orders/order-pull.repository';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { AfterPull } from '../../orders/after-pull';
import { OrderProgress } from '../../orders/order-progress';
import { OrderPullTurn, type PullStart } from '../../orders/order-pull-turn';
import { OrderReading } from '../../orders/order-reading';
import { StoreClients } from '../../ports/store-client.port';

/**
 * Fetches the orders that wait to be processed, stores each content of each once, and has it
 * published.
 */
@Injectable()
export class PullOrders {
  private readonly logger = new Logger(PullOrders.name);

  constructor(
    private readonly turn: OrderPullTurn,
    private readonly reading: OrderReading,
    private readonly progress: OrderProgress,
    private readonly after: AfterPull,
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Pulls from `since`, or from where the last pull ended; where a pull goes on that reads as much,
   * answers that one. Throws `ValidationError` for an unknown store.
   */
  async execute(storeId: string, since: Date | null): Promise<OrderPull> {
    this.stores.open(storeId);
    const start =
      since === null
        ? () => this.progress.next(storeId)
        : async () => ({ ...(await this.progress.next(storeId)), since, keepsPlace: true });
    return this.turn.take(storeId, start, (pull, from) => this.read(pull, from));
  }

  /**
   * What the schedule does: every store at once; one that is slow or fails keeps no other waiting.
   * One that rests is left alone, and the first pull after that reaches back to the
   * last; one that is being pulled, too.
   */
  async executeForAllStores(): Promise<void> {
    await Promise.all(this.stores.ids().map((storeId) => this.pullOne(storeId)));
  }

  private async pullOne(storeId: string): Promise<void> {
    try {
      if (await this.rests(storeId)) return;
      const start = await this.progress.next(storeId);
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

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.lanes.status(storeId);
    return pauseLeftMs(breakers.store, readAt) > 0;
  }

  private async read(pull: OrderPull, { now, keepsPlace }: PullStart): Promise<void> {
    const { storeId } = pull;
    const seen = await this.reading.read(pull, now);
    if (!keepsPlace) await this.progress.move(storeId, { ...seen, now });
    // Every row is committed: nobody waits for what follows from that.
    this.after.start(storeId);
  }
}
