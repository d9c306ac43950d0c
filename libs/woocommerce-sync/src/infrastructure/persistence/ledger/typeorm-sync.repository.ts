import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import { Clock } from '../../../application/ports/clock.port';
import type { PaceLimits } from '../../../domain/pace/pace-state';
import {
  ISyncRepository,
  type Claim,
  type CallOpening,
  type Settlement,
  type SyncRequest,
} from '../../../domain/ledger/sync.repository';
import { SyncCounters } from '../../metrics/sync-counters';
import { claimWork } from './claim-work';
import { recordOpening } from './open-call.statement';
import { lockLane } from '../lane/lane.statement';
import { insertRequests } from './request.statement';
import { recordPushes } from '../stock/stock-pushes';
import { enduring, isDatabaseAway } from '../sql/outage';
import { inTransaction, retrying } from '../sql/retrying';
import {
  recordDelivery,
  recordLane,
  endLease,
  wasCommitted,
  type Settling,
} from './settle.statement';
import { renewLeases } from './renew.statement';
import { recordApart, isRefused } from './settle-apart';
import { isAnyOverdue, NOTHING_SWEPT, sweepDeadDeliveries, type Sweep } from './sweep.statement';

/** How long a settlement waits for PostgreSQL to come back: longer than most failovers take. */
const SETTLING_PATIENCE_MS = 120_000;

/** How long a sweep does; then it fails, and says so. */
const SWEEP_PATIENCE_MS = 20_000;

/**
 * For so long after PostgreSQL came back nothing is swept, in milliseconds: leases ran out that
 * nobody could renew, and settlements, which try again every second, go first.
 */
const SPARED_MS = 5_000;

/**
 * The ledger in PostgreSQL. Claims and settlements are set-based; the database's clock decides on
 * leases.
 */
@Injectable()
export class TypeOrmSyncRepository extends ISyncRepository {
  private readonly logger = new Logger(TypeOrmSyncRepository.name);
  /** Whether PostgreSQL was away when it was last to sweep. */
  private wasCutOff = false;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly secrets: SecretRegistry,
    private readonly counters: SyncCounters,
  ) {
    super();
  }

  override async request(requests: readonly SyncRequest[]): Promise<string[]> {
    // One statement writes, and it needs no other to be whole: a transaction would be two trips
    // more.
    return retrying(() => insertRequests(this.database.manager, requests));
  }

  override async claim(storeId: string, limits: PaceLimits): Promise<Claim> {
    return inTransaction(this.database, async (manager) =>
      claimWork(manager, storeId, await lockLane(manager, storeId), limits),
    );
  }

  override async renewLeases(tokens: readonly string[]): Promise<void> {
    await renewLeases(this.database.manager, tokens);
  }

  override async openCall(opening: CallOpening): Promise<boolean> {
    return recordOpening(this.database.manager, opening);
  }

  override async settle(settlement: Settlement): Promise<boolean> {
    try {
      return await this.settleBy(settlement, recordDelivery);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const { storeId } = settlement;
      return this.settleBy(settlement, (manager, whole, secrets) =>
        recordApart(manager, whole, secrets, (err, subjectId) => {
          this.logger.error({ err, storeId, subjectId }, 'PostgreSQL refuses what became of it');
        }),
      );
    }
  }

  private async settleBy(settlement: Settlement, record: typeof recordDelivery): Promise<boolean> {
    // What an earlier try came to, of which nobody knows whether it was committed.
    let earlier: Settling | null = null;
    let wasAway = false;
    const settled = await enduring(() => {
      const orRunOut = wasAway;
      // Should there be another try.
      wasAway = true;
      return inTransaction(this.database, async (manager) => {
        const transactionId = await endLease(manager, settlement.token, orRunOut);
        if (transactionId === null) {
          return earlier !== null && (await wasCommitted(manager, earlier))
            ? earlier.settled
            : null;
        }
        const ended = await record(manager, settlement, this.secrets);
        await recordPushes(manager, settlement.storeId, settlement.pushes ?? []);
        await recordLane(manager, settlement, this.secrets);
        earlier = { transactionId, settled: ended };
        return ended;
      });
    }, SETTLING_PATIENCE_MS);
    if (settled === null) return false;
    this.counters.itemsSettled(settled);
    this.counters.itemsBooked(settlement.items);
    this.counters.callsArrived(settlement.storeId, settlement.closedCalls);
    return true;
  }

  override isAway(error: unknown): boolean {
    return isDatabaseAway(error);
  }

  override async sweepLeases(): Promise<string[]> {
    const { storeIds, settled } = await enduring(() => this.sweep(), SWEEP_PATIENCE_MS);
    this.counters.itemsSettled(settled);
    return storeIds;
  }

  private async sweep(): Promise<Sweep> {
    try {
      const swept = (await isAnyOverdue(this.database.manager))
        ? await this.sweepOverdue()
        : NOTHING_SWEPT;
      this.wasCutOff = false;
      return swept;
    } catch (error) {
      this.wasCutOff ||= isDatabaseAway(error);
      throw error;
    }
  }

  private async sweepOverdue(): Promise<Sweep> {
    if (this.wasCutOff) await wait(SPARED_MS);
    return inTransaction(this.database, (manager) =>
      sweepDeadDeliveries(manager, () => this.clock.chance(), this.secrets),
    );
  }
}
