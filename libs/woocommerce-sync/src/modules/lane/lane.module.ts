import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Canary } from '../../application/lane/canary';
import { DeliveryFaults } from '../../application/lane/running/delivery-faults';
import { DeliveryHandlers } from '../../application/lane/running/delivery-handlers';
import { DeliveryRunner } from '../../application/lane/running/delivery-runner';
import { DeliverySettling } from '../../application/lane/running/delivery-settling';
import { Heartbeat } from '../../application/lane/running/heartbeat';
import { SyncLane } from '../../application/lane/sync-lane';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { RealTimeSyncWorker } from '../../infrastructure/queue/jobs/real-time-sync.worker';
import { CategoriesModule } from './categories.module';
import { ConnectionsModule } from '../connections.module';
import { OrdersBackModule } from './orders-back.module';
import { PicturesModule } from './pictures.module';
import { ProductsModule } from './products.module';
import { SignalsModule } from '../signals.module';
import { StockModule } from '../orders/stock.module';

/** The one way to the shop. */
@Module({
  imports: [
    DiscoveryModule,
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    CategoriesModule,
    ProductsModule,
    PicturesModule,
    OrdersBackModule,
    StockModule,
  ],
  providers: [
    SyncLane,
    DeliveryRunner,
    DeliveryHandlers,
    DeliverySettling,
    DeliveryFaults,
    Heartbeat,
    Canary,
    RealTimeSyncWorker,
  ],
  exports: [SyncLane],
})
export class LaneModule {}
