import { Module } from '@nestjs/common';
import { ReadSeries } from '../application/use-cases/overview/read-series.use-case';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from './connections.module';

/** What the operator's page shows first. */
@Module({
  imports: [PersistenceModule, ConnectionsModule],
  providers: [ReadSeries],
  exports: [ReadSeries],
})
export class OverviewModule {}
