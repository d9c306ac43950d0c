import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  AdoptionDecision,
  AdoptionGroup,
  FoundPair,
} from '../../../domain/adoption/adoption-pair';
import {
  AdoptionPairRepository,
  type AdoptionCount,
  type AdoptionFilter,
  type AdoptionPair,
  type KnownMappings,
  type SaidOfPairs,
  type StillToDecide,
} from '../../../domain/adoption/adoption-pair.repository';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { Page } from '../../../domain/page';
import { lockLane } from '../lane/lane.statement';
import { addFreeMappings } from '../mappings/mapping.statement';
import { Cursors, numericId } from '../sql/cursor';
import { toJsonb } from '../sql/jsonb';
import { inTransaction } from '../sql/retrying';
import {
  ADD_FOREIGN,
  COUNT,
  DECIDE,
  FIND_MAPPINGS,
  FIND_UNDECIDED,
  FIND_UNDER_WAY,
  FIND_WITH_VARIANTS,
  LOCK_COMPLETED,
  LOCK_RUN,
  PAGE,
  REMOVE_FOREIGN,
  SAVE,
  TAKE_FROM_FOREIGN,
  TO_DECIDE_OF_STORE,
} from './adoption-pair.statements';

/** Pairs that one statement writes: it takes some ten milliseconds. */
const PAIRS_PER_STEP = 1_000;

const cursors = new Cursors('adoption', numericId);

interface DecidedRow {
  readonly id: string;
  /** What was said of it before. */
  readonly before: AdoptionDecision | null;
  readonly targets: readonly number[];
}

interface MappedRow {
  readonly productId: string;
  readonly storeProductId: number;
}

/** What readings for adoption have found, in PostgreSQL. */
@Injectable()
export class TypeOrmAdoptionPairRepository extends AdoptionPairRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async saveAll(
    runId: string,
    token: string,
    pairs: readonly FoundPair[],
  ): Promise<boolean> {
    for (let from = 0; from === 0 || from < pairs.length; from += PAIRS_PER_STEP) {
      const some = pairs.slice(from, from + PAIRS_PER_STEP);
      if (!(await this.save(runId, token, some, from === 0))) return false;
    }
    return true;
  }

  private save(
    runId: string,
    token: string,
    pairs: readonly FoundPair[],
    isFirst: boolean,
  ): Promise<boolean> {
    return inTransaction(this.database, async (manager) => {
      const [run] = await manager.query<{ storeId: string }[]>(LOCK_RUN, [runId, token]);
      if (run === undefined) return false;
      // Only now: whoever had the run before writes nothing any more.
      if (isFirst)
        await manager.query(`DELETE FROM "wc_adoption_pairs" WHERE "run_id" = $1`, [runId]);
      const records = pairs.map((pair) => ({ ...pair, shopIds: shopIdsOf(pair) }));
      await manager.query(SAVE, [runId, run.storeId, toJsonb(records)]);
      return true;
    });
  }

  override count(runId: string): Promise<AdoptionCount[]> {
    return this.database.query(COUNT, [runId]);
  }

  override async page(
    runId: string,
    { group, decided }: AdoptionFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<AdoptionPair>> {
    const afterId = cursor === null ? '0' : cursors.read(cursor);
    const values = [runId, group ?? null, decided ?? null, afterId, limit + 1];
    const rows = await this.database.query<AdoptionPair[]>(PAGE, values);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? cursors.write(last.id) : null };
  }

  override findUndecided(
    runId: string,
    group: AdoptionGroup,
    ofVariants: boolean,
    afterId: string,
    limit: number,
  ): Promise<AdoptionPair[]> {
    return this.database.query(FIND_UNDECIDED, [runId, group, ofVariants, afterId, limit]);
  }

  override findWithVariants(runId: string, ids: readonly string[]): Promise<AdoptionPair[]> {
    return this.database.query(FIND_WITH_VARIANTS, [runId, ids]);
  }

  override decide(
    runId: string,
    storeId: string,
    { decision, by, reason, pairs, mappings }: SaidOfPairs,
  ): Promise<ReadonlySet<string>> {
    return inTransaction(this.database, async (manager) => {
      const [run] = await manager.query<{ id: string }[]>(LOCK_COMPLETED, [runId]);
      if (run === undefined) return new Set();
      const free = await withoutUnderWay(manager, storeId, [...mappings.values()]);
      await addFreeMappings(manager, free, this.secrets);
      const values = [runId, storeId, toJsonb(pairs), decision, by, reason];
      const [rows] = await manager.query<[DecidedRow[], number]>(DECIDE, values);
      const meant = rows.flatMap(({ targets }) => targets);
      const revoked = rows.flatMap((row) => (row.before === 'foreign' ? row.targets : []));
      if (decision === 'foreign') await manager.query(ADD_FOREIGN, [storeId, meant, reason, by]);
      else if (decision === 'adopt') await manager.query(TAKE_FROM_FOREIGN, [storeId, meant]);
      else if (revoked.length > 0) await manager.query(REMOVE_FOREIGN, [storeId, revoked, runId]);
      return new Set(rows.map(({ id }) => id));
    });
  }

  override async findMapped(storeId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<MappedRow[]>(
      `SELECT "internal_product_id" AS "productId", "woo_commerce_product_id" AS "storeProductId"
         FROM "wc_product_sync_mappings" WHERE "store_id" = $1`,
      [storeId],
    );
    return new Map(rows.map(({ productId, storeProductId }) => [productId, storeProductId]));
  }

  override async findMappings(
    storeId: string,
    productIds: readonly string[],
    storeProductIds: readonly number[],
  ): Promise<KnownMappings> {
    const values = [storeId, productIds, storeProductIds];
    const rows = await this.database.query<MappedRow[]>(FIND_MAPPINGS, values);
    return {
      byProduct: new Map(rows.map((row) => [row.productId, row.storeProductId])),
      byStoreProduct: new Map(rows.map((row) => [row.storeProductId, row.productId])),
    };
  }

  override async countToDecide(storeId: string): Promise<StillToDecide | null> {
    const [run] = await this.database.query<(StillToDecide & { status: string })[]>(
      TO_DECIDE_OF_STORE,
      [storeId],
    );
    if (run?.status === 'running') return null;
    const { undecided, unread } = run ?? { undecided: 0, unread: 0 };
    return { undecided, unread };
  }
}

/**
 * Less those of products that are being written just now: a create that is under way would take
 * its product's mapping. The lane stays locked until the transaction ends, so that nobody begins.
 */
async function withoutUnderWay(
  manager: EntityManager,
  storeId: string,
  mappings: readonly ProductSyncMapping[],
): Promise<readonly ProductSyncMapping[]> {
  if (mappings.length === 0) return [];
  await lockLane(manager, storeId);
  const productOf = (mapping: ProductSyncMapping): string => {
    const { parentProductId, internalProductId } = mapping.snapshot();
    return parentProductId ?? internalProductId;
  };
  const rows = await manager.query<{ id: string }[]>(FIND_UNDER_WAY, [
    storeId,
    mappings.map(productOf),
  ]);
  const busy = new Set(rows.map(({ id }) => id));
  return mappings.filter((mapping) => !busy.has(productOf(mapping)));
}

/** Every product of the shop that a pair is about, ascending. */
function shopIdsOf({ shop, candidates }: FoundPair): number[] {
  const ids = [...(shop === null ? [] : [shop]), ...candidates].map((one) => one.storeProductId);
  return [...new Set(ids)].sort((one, other) => one - other);
}
