import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { HeldStockRepository, type DueStock } from '../../domain/stock/held-stock.repository';
import { StorePolicy } from '../ports/store-policy.port';
import { SyncIntake } from '../use-cases/syncing/sync-intake';

/** Orders that are looked at together. */
const MOST_AT_ONCE = 200;

/**
 * Has the stock of products looked at whenever what web orders hold of them has changed: an order
 * came, was cancelled or booked, or its time is over. What is due stands with the orders, so that a
 * crash loses none of it.
 */
@Injectable()
export class HeldStock implements BeforeApplicationShutdown {
  private readonly logger = new Logger(HeldStock.name);
  private readonly running = new Map<string, Promise<void>>();
  private closing = false;

  constructor(
    private readonly held: HeldStockRepository,
    private readonly intake: SyncIntake,
    private readonly policy: StorePolicy,
  ) {}

  /** Begins with what is due, unless it goes on; returns at once and throws nothing. */
  start(storeId: string): void {
    if (this.running.has(storeId) || this.closing) return;
    const run = this.run(storeId).finally(() => this.running.delete(storeId));
    this.running.set(storeId, run);
  }

  /** Lets what goes on end before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await Promise.all(this.running.values());
  }

  private async run(storeId: string): Promise<void> {
    try {
      let due: readonly DueStock[];
      do {
        due = await this.held.findDue(storeId, MOST_AT_ONCE);
        if (due.length > 0) await this.lookAt(storeId, due);
      } while (due.length === MOST_AT_ONCE && !this.closing);
    } catch (error) {
      this.logger.error(
        { err: error, storeId },
        'The stock that orders hold could not be looked at; the next look makes up for it',
      );
    }
  }

  private async lookAt(storeId: string, due: readonly DueStock[]): Promise<void> {
    if (this.policy.ownership(storeId).writes('stock', false)) {
      const productIds = new Set(due.flatMap((one) => one.productIds));
      await Promise.all([...productIds].map((id) => this.ask(storeId, id)));
    }
    await this.held.end(storeId, due, this.policy.stockRule(storeId).bookedAfterMinutes);
  }

  private ask(storeId: string, subjectId: string): Promise<string> {
    return this.intake.accept({
      storeId,
      subjectKind: 'product',
      subjectId,
      syncType: 'stock',
      origin: { via: 'follow-up', actor: 'orders' },
    });
  }
}
