import { Module } from '@nestjs/common';
import { ErpController } from '../api/erp.controller';
import { EventsController } from '../api/events.controller';
import { LaneController } from '../api/lane.controller';
import { OrderPullController } from '../api/order-pull.controller';
import { OrdersController } from '../api/orders.controller';
import { SyncAdminController } from '../api/sync-admin.controller';
import { WebhookSecretController } from '../api/webhook-secret.controller';
import { WebhooksController } from '../api/webhooks.controller';
import { WooCommerceController } from '../api/woocommerce.controller';
import { FullSyncModule } from './full-sync.module';
import { IntakeModule } from './intake.module';
import { OperatingModule } from './operating.module';
import { WebhooksModule } from './webhooks/webhooks.module';
import { OrdersModule } from './orders.module';

/** The HTTP API. */
@Module({
  imports: [IntakeModule, FullSyncModule, OrdersModule, OperatingModule, WebhooksModule],
  controllers: [
    WooCommerceController,
    SyncAdminController,
    LaneController,
    ErpController,
    OrderPullController,
    OrdersController,
    EventsController,
    WebhooksController,
    WebhookSecretController,
  ],
})
export class ApiModule {}
