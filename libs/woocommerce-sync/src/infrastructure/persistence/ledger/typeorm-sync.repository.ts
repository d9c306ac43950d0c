import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource, In } from 'typeorm';
import { Clock } from '../../../application/ports/clock.port';
import type { ProductStanding } from '../../../domain/mapping/product-standing';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { Side } from '../../../domain/lane/lane-state';
import type { PaceLimits } from '../../../domain/pace/pace-state';
import type { SyncItemState } from '../../../domain/ledger/sync-item';
import {
  ISyncRepository,
  type BacklogPart,
  type CanaryTurn,
  type Claim,
  type CallOpening,
  type Doubt,
  type FailedItem,
  type FailedItemFilter,
  type LaneStatus,
  type Page,
  type ReadCanary,
  type RetryMode,
  type Settlement,
  type SyncRequest,
  type SyncStats,
} from '../../../domain/ledger/sync.repository';
import { SyncCounters } from '../../metrics/sync-counters';
import { recordCanary, takeCanaryTurn } from '../lane/canary.statement';
import { claimWork } from './claim-work';
import { recordOpening } from './open-call.statement';
import { ProductSyncMappingEntity } from '../entities/mappings/product-sync-mapping.entity';
import { SyncItemEntity } from '../entities/ledger/sync-item.entity';
import { forgetErpVersions } from '../mappings/erp-versions.statement';
import { findFailedItems, retryFailedItems } from './failed-items.statement';
import { findSuccessors } from './successors.statement';
import { toMappingState } from '../mappings/mapping.mapper';
import { findMappings, findVariantMappings } from '../mappings/mapping.statement';
import { liftPauses, lockLane, readLaneStatus } from '../lane/lane.statement';
import { insertRequests } from './request.statement';
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
import { readBacklog, readStats } from '../runs/stats.statement';
import { isAnyOverdue, NOTHING_SWEPT, sweepDeadDeliveries, type Sweep } from './sweep.statement';
import { toItemState } from './sync-item.mapper';

/** How long a settlement waits for PostgreSQL to come back: longer than most failovers take. */
const SETTLING_PATIENCE_MS = 120_000;

/** How long a sweep does; then it fails, and says so. */
const SWEEP_PATIENCE_MS = 20_000;

/**
 * For so long after PostgreSQL came back nothing is swept, in milliseconds: leases ran out that
 * nobody could renew, and settlements, which try again every second, go first.
 */
const SPARED_MS = 5_000;

const STANDING_ATTEMPTS = `
  SELECT COALESCE(max("attempts"), 0)::int AS "attempts" FROM "wc_sync_items"
   WHERE "store_id" = $1 AND "product_id" = $2 AND "subject_kind" = 'product' AND "status" IN ('pending', 'failed')`;

const DOUBTS = `
  SELECT d AS "doubt" FROM "wc_sync_flights" f CROSS JOIN LATERAL jsonb_array_elements(f."doubts") d
   WHERE f."store_id" = $1`;

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

  override async findItem(id: string): Promise<Readonly<SyncItemState> | null> {
    const row = await this.database.getRepository(SyncItemEntity).findOneBy({ id });
    return row === null ? null : toItemState(row);
  }

  override async findItems(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]> {
    const rows = await this.database.getRepository(SyncItemEntity).findBy({ id: In([...ids]) });
    return rows.map(toItemState);
  }

  override async findSuccessors(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<SyncItemState>>> {
    return findSuccessors(this.database.manager, ids);
  }

  override async findFailed(
    filter: FailedItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<FailedItem>> {
    return findFailedItems(this.database.manager, filter, limit, cursor);
  }

  override async retryFailed(filter: FailedItemFilter, mode: RetryMode): Promise<number> {
    return inTransaction(this.database, (manager) => retryFailedItems(manager, filter, mode));
  }

  override async forgetErpVersions(storeId: string): Promise<number> {
    return inTransaction(this.database, (manager) => forgetErpVersions(manager, storeId));
  }

  override async findDoubts(storeId: string): Promise<readonly Doubt[]> {
    const rows = await this.database.query<{ doubt: Doubt }[]>(DOUBTS, [storeId]);
    return rows.map(({ doubt }) => doubt);
  }

  override async findMapping(
    storeId: string,
    productId: string,
  ): Promise<ProductSyncMapping | null> {
    return (await this.findMappings(storeId, [productId])).get(productId) ?? null;
  }

  override async findMappings(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, ProductSyncMapping>> {
    return findMappings(this.database.manager, storeId, productIds);
  }

  override async findVariantMappings(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, Map<string, ProductSyncMapping>>> {
    return findVariantMappings(this.database.manager, storeId, productIds);
  }

  override async findStanding(storeId: string, productId: string): Promise<ProductStanding | null> {
    const mapping = await this.findMapping(storeId, productId);
    if (mapping === null) return null;
    const [row] = await this.database.query<{ attempts: number }[]>(STANDING_ATTEMPTS, [
      storeId,
      productId,
    ]);
    const { wooCommerceProductId, syncStatus, lastSynced } = mapping.snapshot();
    return {
      storeId,
      productId,
      wooCommerceProductId,
      syncStatus,
      lastSynced,
      attempts: row?.attempts ?? 0,
    };
  }

  override async findMappingByStoreProduct(
    storeId: string,
    storeProductId: number,
  ): Promise<Readonly<ProductSyncMappingState> | null> {
    const row = await this.database
      .getRepository(ProductSyncMappingEntity)
      .findOneBy({ storeId, wooCommerceProductId: storeProductId });
    return row === null ? null : toMappingState(row);
  }

  override async findProductIds(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<Map<number, string>> {
    const rows = await this.database
      .getRepository(ProductSyncMappingEntity)
      .createQueryBuilder('mapping')
      .select(['mapping.id', 'mapping.internalProductId', 'mapping.wooCommerceProductId'])
      .where(
        'mapping.storeId = :storeId AND mapping.wooCommerceProductId = ANY(:storeProductIds)',
        {
          storeId,
          storeProductIds,
        },
      )
      .getMany();
    return new Map(rows.map((row) => [row.wooCommerceProductId, row.internalProductId]));
  }

  override async backlog(storeId: string): Promise<readonly BacklogPart[]> {
    return readBacklog(this.database.manager, storeId);
  }

  override async stats(storeId: string): Promise<SyncStats> {
    return readStats(this.database.manager, storeId);
  }

  override async laneStatus(storeId: string): Promise<LaneStatus> {
    return readLaneStatus(this.database.manager, storeId);
  }

  override async takeCanaryTurn(storeId: string, everyMs: number): Promise<CanaryTurn | null> {
    return takeCanaryTurn(this.database.manager, storeId, everyMs);
  }

  override async recordCanary(
    storeId: string,
    read: ReadCanary,
    limits: PaceLimits,
  ): Promise<boolean> {
    return inTransaction(this.database, (manager) => recordCanary(manager, storeId, read, limits));
  }

  override async liftPauses(storeId: string): Promise<readonly Side[]> {
    return inTransaction(this.database, (manager) => liftPauses(manager, storeId));
  }
}
