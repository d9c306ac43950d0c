import { Injectable, Logger } from '@nestjs/common';
import { Metrics, RedisConnections } from '@cypher/platform';
import type Redis from 'ioredis';
import { Counter } from 'prom-client';
import { z } from 'zod';
import { SyncCache } from '../../application/ports/sync-cache.port';
import type { ProductStanding } from '../../domain/mapping/product-standing';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';

/** A cache that takes longer than this is of no use: the ledger answers as fast. */
const PATIENCE_MS = 250;

const cached = z.tuple([
  z.coerce.number().int().positive(),
  z.enum(['in_sync', 'out_of_sync', 'error', 'trashed']),
  z.coerce.number().int().nonnegative(),
  z.iso.datetime().transform((text) => new Date(text)),
]);

/**
 * `wc_mapping:…`, `wc_sync_status:…`, `wc_sync_attempts:…` and `wc_last_sync:…` in Redis, each key
 * ending in `{store}:{product}`. While Redis is away every read is a miss.
 */
@Injectable()
export class RedisSyncCache extends SyncCache {
  private readonly logger = new Logger(RedisSyncCache.name);
  private readonly redis: Redis;
  private readonly reads: Counter<'result'>;

  constructor(
    connections: RedisConnections,
    private readonly settings: WooCommerceSyncSettings,
    metrics: Metrics,
  ) {
    super();
    this.redis = connections.create('cache', {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: PATIENCE_MS,
    });
    this.reads = new Counter({
      name: 'wc_sync_cache_reads_total',
      help: 'Reads of the cache of product standings, by whether it knew the answer',
      labelNames: ['result'],
      registers: [metrics.registry],
    });
  }

  override async find(storeId: string, productId: string): Promise<ProductStanding | null> {
    const values = await this.ask(() => this.redis.mget(keysOf(storeId, productId)), null);
    const known = cached.safeParse(values ?? []);
    this.reads.inc({ result: known.success ? 'hit' : 'miss' });
    if (!known.success) return null;
    const [wooCommerceProductId, syncStatus, attempts, lastSynced] = known.data;
    return { storeId, productId, wooCommerceProductId, syncStatus, attempts, lastSynced };
  }

  override async put(standings: readonly ProductStanding[]): Promise<void> {
    if (standings.length === 0) return;
    const { SYNC_CACHE_MAPPING_TTL_SECONDS: mappingTtl, SYNC_CACHE_STATUS_TTL_SECONDS: statusTtl } =
      this.settings;
    const pipeline = this.redis.pipeline();
    for (const standing of standings) {
      const [mapping, status, attempts, lastSync] = keysOf(standing.storeId, standing.productId);
      pipeline.set(mapping, standing.wooCommerceProductId, 'EX', mappingTtl);
      pipeline.set(status, standing.syncStatus, 'EX', statusTtl);
      pipeline.set(attempts, standing.attempts, 'EX', statusTtl);
      pipeline.set(lastSync, standing.lastSynced.toISOString(), 'EX', statusTtl);
    }
    await this.ask(() => pipeline.exec(), null);
  }

  override async drop(storeId: string, productIds: readonly string[]): Promise<void> {
    if (productIds.length === 0) return;
    await this.ask(() => this.redis.del(productIds.flatMap((id) => keysOf(storeId, id))), 0);
  }

  private async ask<T>(command: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await command();
    } catch (error) {
      this.logger.debug({ err: error }, 'The cache does not answer');
      return otherwise;
    }
  }
}

function keysOf(storeId: string, productId: string): [string, string, string, string] {
  const subject = `${storeId}:${productId}`;
  return [
    `wc_mapping:${subject}`,
    `wc_sync_status:${subject}`,
    `wc_sync_attempts:${subject}`,
    `wc_last_sync:${subject}`,
  ];
}
