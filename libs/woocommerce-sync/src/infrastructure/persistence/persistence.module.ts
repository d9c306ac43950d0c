import { Module } from '@nestjs/common';
import { DatabaseModule } from '@cypher/platform';
import { Clock } from '../../application/ports/clock.port';
import { SyncCounters } from '../metrics/sync-counters';
import { SystemClock } from '../system-clock';
import { ADOPTION_REPOSITORIES } from './adoption/adoption.providers';
import { AUDIT_REPOSITORIES } from './audit/audit.providers';
import { CHANGE_REPOSITORIES } from './changes/changes.providers';
import { DRIFT_REPOSITORIES } from './drift/drift.providers';
import { PAGE_REPOSITORIES } from './page/page.providers';
import { LEDGER_REPOSITORIES } from './ledger/ledger.providers';
import { MAPPING_REPOSITORIES } from './mappings/mappings.providers';
import { ORDER_REPOSITORIES } from './orders/orders.providers';
import { RECORD_REPOSITORIES } from './records/records.providers';
import { RUN_REPOSITORIES } from './runs/runs.providers';
import { SealedSecrets } from './webhooks/sealed-secrets';
import { SealedCredentials } from './stores/sealed-credentials';
import { STORE_REPOSITORIES } from './stores/stores.providers';
import { WEBHOOK_REPOSITORIES } from './webhooks/webhooks.providers';
import { wooCommerceSyncEntities, wooCommerceSyncMigrations } from './schema';

const REPOSITORIES = [
  ...LEDGER_REPOSITORIES,
  ...MAPPING_REPOSITORIES,
  ...RUN_REPOSITORIES,
  ...ORDER_REPOSITORIES,
  ...AUDIT_REPOSITORIES,
  ...WEBHOOK_REPOSITORIES,
  ...DRIFT_REPOSITORIES,
  ...ADOPTION_REPOSITORIES,
  ...CHANGE_REPOSITORIES,
  ...STORE_REPOSITORIES,
  ...PAGE_REPOSITORIES,
  ...RECORD_REPOSITORIES,
];

/** The ledger: every repository of the domain, on PostgreSQL. */
@Module({
  imports: [
    DatabaseModule.forRoot({
      entities: wooCommerceSyncEntities,
      migrations: wooCommerceSyncMigrations,
    }),
  ],
  providers: [
    SyncCounters,
    SealedSecrets,
    SealedCredentials,
    { provide: Clock, useClass: SystemClock },
    ...REPOSITORIES,
  ],
  exports: [Clock, ...REPOSITORIES.map(({ provide }) => provide)],
})
export class PersistenceModule {}
