import { Metrics, SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { SyncItemState } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import { SyncCounters } from '../../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { SystemClock } from '../../../libs/woocommerce-sync/src/infrastructure/system-clock';
import {
  wooCommerceSyncEntities,
  wooCommerceSyncMigrations,
} from '../../../libs/woocommerce-sync/src/infrastructure/persistence/schema';
import { TypeOrmSyncItemRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/items/typeorm-sync-item.repository';
import { TypeOrmLaneRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/lane/typeorm-lane.repository';
import { TypeOrmProductMappingRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/mappings/typeorm-product-mapping.repository';
import { TypeOrmSyncRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/ledger/typeorm-sync.repository';
import { DatabaseClock } from './database-clock';
import { createTestDatabase } from './test-database';

/** A ledger of its own in a real PostgreSQL. */
export interface TestLedger {
  readonly repository: TypeOrmSyncRepository;
  readonly items: TypeOrmSyncItemRepository;
  readonly mappings: TypeOrmProductMappingRepository;
  readonly lanes: TypeOrmLaneRepository;
  readonly database: DataSource;
  /** Its time, for moving it. */
  readonly clock: DatabaseClock;
  /** An item as it stands; null when it does not exist. */
  item(id: string): Promise<Readonly<SyncItemState> | null>;
  /** Empties every table, and lets its time run as the real one does. */
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
  const clock = new DatabaseClock(database);
  const items = new TypeOrmSyncItemRepository(database);
  return {
    clock,
    repository: new TypeOrmSyncRepository(
      database,
      new SystemClock(),
      new SecretRegistry([]),
      new SyncCounters(new Metrics()),
    ),
    items,
    mappings: new TypeOrmProductMappingRepository(database),
    lanes: new TypeOrmLaneRepository(database),
    database,
    item: async (id) => (await items.findMany([id]))[0] ?? null,
    empty: async () => {
      const tables = database.entityMetadatas.map(({ tableName }) => `"${tableName}"`).join(', ');
      await database.query(`TRUNCATE ${tables}`);
      await clock.runAhead(0);
    },
    close: async () => {
      await database.destroy();
      await drop();
    },
  };
}
