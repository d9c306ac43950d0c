import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { StorePolicy } from '../../ports/store-policy.port';
import { SyncCache } from '../../ports/sync-cache.port';
import { StockAccounting } from '../../stock/stock-accounting';
import type { DeliveryRecord } from '../delivery-record';
import { settledStandings } from './settled-standings';

/** Settles deliveries: all that one came to, in one transaction. */
@Injectable()
export class DeliverySettling {
  private readonly logger = new Logger(DeliverySettling.name);

  constructor(
    private readonly repository: ISyncRepository,
    private readonly cache: SyncCache,
    private readonly policy: StorePolicy,
    private readonly accounting: StockAccounting,
  ) {}

  /** Settles it; changes nothing where its lease was lost. Throws when the ledger is away. */
  async settle(record: DeliveryRecord): Promise<void> {
    const { token, storeId } = record.delivery;
    record.lane.ended(record.calls.closedCalls, record.preparedMs, this.policy.paceLimits(storeId));
    const settlement = record.settlement();
    if (!(await this.repository.settle(settlement))) {
      this.logger.warn({ token }, 'The lease was lost before the delivery could be recorded');
      return;
    }
    if (settlement.pushes !== undefined && settlement.pushes.length > 0)
      this.accounting.start(storeId);
    // Nothing waits for the cache: the ledger knows.
    void this.cache.drop(storeId, settlement.staleMappings);
    void this.cache.put(settledStandings(settlement));
  }
}
