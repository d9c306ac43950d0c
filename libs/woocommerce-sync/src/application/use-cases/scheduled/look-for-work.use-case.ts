import { Injectable, Logger } from '@nestjs/common';
import { WaitingWorkRepository } from '../../../domain/ledger/waiting-work.repository';
import { OpenScans } from '../../full-sync/open-scans';
import { SyncLane } from '../../lane/sync-lane';
import { StockUpkeep } from '../../stock/stock-upkeep';
import { StoreClients } from '../../ports/store-client.port';
import { HintReader } from '../../webhooks/hint-reader';

/**
 * Has this very process look for work, whatever became of the signals: they only make it faster. A
 * queue that is away or deaf, or a signal that waits for a process that died, keeps nothing from
 * being done.
 */
@Injectable()
export class LookForWork {
  private readonly logger = new Logger(LookForWork.name);

  constructor(
    private readonly stores: StoreClients,
    private readonly waiting: WaitingWorkRepository,
    private readonly lane: SyncLane,
    private readonly scans: OpenScans,
    private readonly hints: HintReader,
    private readonly stock: StockUpkeep,
  ) {}

  /**
   * One look, at all stores together: one of which nothing waits costs nothing. Returns before the
   * work is done; throws nothing: the next look makes up for what failed.
   */
  async execute(): Promise<void> {
    const storeIds = this.stores.ids();
    try {
      for (const { storeId, items, hints, stock } of await this.waiting.find(storeIds)) {
        if (items) this.lane.nudge(storeId);
        if (hints) this.hints.nudge(storeId);
        if (stock) this.stock.start(storeId);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'Could not look for work; the next look makes up for it');
    }
    await this.scans.goOn(storeIds);
  }
}
