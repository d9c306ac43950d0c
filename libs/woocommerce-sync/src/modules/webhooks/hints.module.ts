import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HintHandlers } from '../../application/webhooks/hint-handlers';
import { HintReader } from '../../application/webhooks/hint-reader';
import { OrderHints } from '../../application/webhooks/order-hints';
import { ProductHints } from '../../application/webhooks/product-hints';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ShopHintsWorker } from '../../infrastructure/queue/jobs/shop-hints.worker';
import { WebhookWatchJob } from '../../infrastructure/queue/jobs/webhook-watch.job';
import { DriftModule } from '../drift.module';
import { OrdersModule } from '../orders/orders.module';
import { SignalsModule } from '../signals.module';
import { WebhooksModule } from './webhooks.module';
import { ConnectionsModule } from '../connections.module';

/** What a worker does with what shops hint at: each subject is read by its one handler. */
@Module({
  imports: [
    DiscoveryModule,
    PersistenceModule,
    SignalsModule,
    OrdersModule,
    DriftModule,
    WebhooksModule,
    ConnectionsModule,
  ],
  providers: [HintReader, HintHandlers, OrderHints, ProductHints, ShopHintsWorker, WebhookWatchJob],
  exports: [HintReader],
})
export class HintsModule {}
