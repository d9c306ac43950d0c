import { Module } from '@nestjs/common';
import { ErpProductReading } from '../../application/records/erp-product-reading';
import { AdoptMapping } from '../../application/use-cases/records/adopt-mapping.use-case';
import { ListFailures } from '../../application/use-cases/records/list-failures.use-case';
import { ListItems } from '../../application/use-cases/records/list-items.use-case';
import { ListMappings } from '../../application/use-cases/records/list-mappings.use-case';
import { ListProductEvents } from '../../application/use-cases/records/list-product-events.use-case';
import { SearchEverywhere } from '../../application/use-cases/records/search-everywhere.use-case';
import { SettleFailures } from '../../application/use-cases/records/settle-failures.use-case';
import { UnlinkMapping } from '../../application/use-cases/records/unlink-mapping.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { AuditModule } from '../audit.module';
import { ConnectionsModule } from '../connections.module';
import { OperatingModule } from '../operating.module';
import { SignalsModule } from '../signals.module';
import { StoresModule } from '../stores.module';

const USE_CASES = [
  ListItems,
  ListFailures,
  SettleFailures,
  SearchEverywhere,
  ListMappings,
  AdoptMapping,
  UnlinkMapping,
  ListProductEvents,
];

/** What people look through, and what they do about it. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    AuditModule,
    OperatingModule,
    StoresModule,
  ],
  providers: [...USE_CASES, ErpProductReading],
  exports: USE_CASES,
})
export class RecordsModule {}
