import { Metrics, SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { SystemClock } from '../../libs/woocommerce-sync/src/infrastructure/system-clock';
import {
  wooCommerceSyncEntities,
  wooCommerceSyncMigrations,
} from '../../libs/woocommerce-sync/src/infrastructure/persistence/schema';
import { TypeOrmSyncRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/typeorm-sync.repository';
import { createTestDatabase } from './test-database';

/** A ledger of its own in a real PostgreSQL. */
export interface TestLedger {
  readonly repository: TypeOrmSyncRepository;
  readonly database: DataSource;
  /** Empties every table. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a ledger in a fresh, migrated database. */
export async function openLedger(): Promise<TestLedger> {
  const { url, drop } = await createTestDatabase(wooCommerceSyncMigrations);
  const database = await new DataSource({
    type: 'postgres',
    url,
    entities: wooCommerceSyncEntities,
    poolSize: 15,
  }).initialize();
  return {
    repository: new TypeOrmSyncRepository(
      database,
      new SystemClock(),
      new SecretRegistry([]),
      new SyncCounters(new Metrics()),
    ),
    database,
    empty: async () => {
      const tables = database.entityMetadatas.map(({ tableName }) => `"${tableName}"`).join(', ');
      await database.query(`TRUNCATE ${tables}`);
    },
    close: async () => {
      await database.destroy();
      await drop();
    },
  };
}
