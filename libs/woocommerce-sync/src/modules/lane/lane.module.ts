import { Module } from '@nestjs/common';
import { Canary } from '../../application/lane/canary';
import { DeliveryRunner } from '../../application/lane/delivery-runner';
import { Heartbeat } from '../../application/lane/heartbeat';
import { SyncLane } from '../../application/lane/sync-lane';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { RealTimeSyncWorker } from '../../infrastructure/queue/jobs/real-time-sync.worker';
import { CategoriesModule } from './categories.module';
import { ConnectionsModule } from '../connections.module';
import { PicturesModule } from './pictures.module';
import { ProductsModule } from './products.module';
import { SignalsModule } from '../signals.module';

/** The one way to the shop. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    CategoriesModule,
    ProductsModule,
    PicturesModule,
  ],
  providers: [SyncLane, DeliveryRunner, Heartbeat, Canary, RealTimeSyncWorker],
  exports: [SyncLane],
})
export class LaneModule {}
