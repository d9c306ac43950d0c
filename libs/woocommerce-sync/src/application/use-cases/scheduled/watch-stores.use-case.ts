import { Injectable, Logger } from '@nestjs/common';
import type { Breaker } from '../../../domain/lane/breaker';
import { SIDES, type Side } from '../../../domain/lane/lane-state';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { StoreClients } from '../../ports/store-client.port';

const NAMES: Readonly<Record<Side, string>> = { store: 'shop', erp: 'ERP' };

/**
 * Says in the log when a shop or the ERP goes and when it comes back, by the ledger: whichever
 * process it was that met with it.
 */
@Injectable()
export class WatchStores {
  private readonly logger = new Logger('Connections');
  /** Since when a side of a store is away, by both their names; what is not in it is well. */
  private readonly away = new Map<string, Date>();

  constructor(
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
  ) {}

  /** One look at every store. */
  async execute(): Promise<void> {
    for (const { storeId, breakers, readAt } of await this.lanes.wellbeing(this.stores.ids())) {
      for (const side of SIDES) this.look(storeId, side, breakers[side], readAt);
    }
  }

  private look(storeId: string, side: Side, { phase, since, lastFault }: Breaker, now: Date): void {
    const key = `${side} ${storeId}`;
    const awaySince = this.away.get(key);
    if (phase !== 'closed' && awaySince === undefined) {
      this.away.set(key, since ?? now);
      const { code = 'UNKNOWN', message = 'no reason is known' } = lastFault ?? {};
      this.logger.warn(
        { storeId, code },
        `The ${NAMES[side]} is away, and what needs it waits: ${message}`,
      );
    }
    if (phase === 'closed' && awaySince !== undefined) {
      this.away.delete(key);
      const seconds = Math.max(0, Math.round((now.getTime() - awaySince.getTime()) / 1_000));
      this.logger.log({ storeId, seconds }, `The ${NAMES[side]} is back after ${seconds} s`);
    }
  }
}
