import { startEmbeddedPostgres } from '../../../apps/sandbox/src/embedded/postgres/embedded-postgres';
import type { ProcessGuard } from '../../../apps/sandbox/src/embedded/processes/process-guard';
import { redisChoice, startRedis } from '../../../apps/sandbox/src/embedded/redis/redis-service';
import { BenchProcess } from './bench-process';

/** The key with which the service, and the bare loop, call the shop. */
export const SHOP_KEY = { key: 'ck_bench', secret: 'cs_bench' };
/** Seals what the service keeps. */
export const SECRETS_KEYS = `bench:${Buffer.alloc(32, 7).toString('base64')}`;
/** With which the ERP is read. */
export const ERP_TOKEN = 'bench-erp-token';

/** Where all listens that the service talks to. */
export interface BenchServers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly queueBackend: string;
  readonly shopUrl: string;
  readonly erpUrl: string;
}

/**
 * Starts PostgreSQL as safe as in production, Redis, and the doubles of shop and ERP.
 * @param shopCores cores that the shop's double is kept on; null for any
 * @param stops gets what stops each, as soon as it runs
 */
export async function startServers(
  guard: ProcessGuard,
  shopCores: string | null,
  stops: (() => Promise<unknown>)[],
): Promise<BenchServers> {
  const [postgres, redis] = await Promise.all([
    startEmbeddedPostgres({ guard, durable: true, preload: ['pg_stat_statements'] }),
    startRedis(guard, redisChoice()),
  ]);
  stops.push(
    () => postgres.stop(),
    () => redis.stop(),
  );
  const [shop, erp] = await Promise.all([startShop(guard, shopCores), startErp(guard)]);
  stops.push(
    () => shop.process.stop(),
    () => erp.process.stop(),
  );
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    queueBackend: redis.queueBackend,
    shopUrl: shop.url,
    erpUrl: erp.url,
  };
}

/**
 * Starts a shop's double.
 * @param cores that it is kept on; null for any
 */
export function startShop(
  guard: ProcessGuard,
  cores: string | null,
): Promise<{ process: BenchProcess; url: string }> {
  const { key, secret } = SHOP_KEY;
  const args = ['--port', '0', '--preset', 'instant', '--key', key, '--secret', secret];
  const script = 'sandbox/src/store/store.command.js';
  return BenchProcess.start(script, args, {}, /double: (http:\S+)/, guard, cores);
}

function startErp(guard: ProcessGuard): Promise<{ process: BenchProcess; url: string }> {
  const args = ['--port', '0', '--products', '0', '--token', ERP_TOKEN];
  return BenchProcess.start(
    'sandbox/src/cypher/cypher.command.js',
    args,
    {},
    /double: (http:\S+)/,
    guard,
  );
}
