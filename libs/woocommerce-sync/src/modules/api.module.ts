import { Module } from '@nestjs/common';
import { AdoptionController } from '../api/adoption/adoption.controller';
import { DriftController } from '../api/drift.controller';
import { ErpController } from '../api/erp.controller';
import { EventsController } from '../api/events.controller';
import { LaneController } from '../api/lane.controller';
import { OrderPullController } from '../api/order-pull.controller';
import { OrdersController } from '../api/orders.controller';
import { PlanFileController } from '../api/plans/plan-file.controller';
import { ApprovalController } from '../api/stores/approval.controller';
import { BroughtKeysController } from '../api/stores/brought-keys.controller';
import { StoreChecksController } from '../api/stores/store-checks.controller';
import { StoresController } from '../api/stores.controller';
import { StorePlansController } from '../api/stores/store-plans.controller';
import { SyncAdminController } from '../api/sync-admin.controller';
import { WebhookRepairController } from '../api/webhooks/webhook-repair.controller';
import { WebhookSecretController } from '../api/webhooks/webhook-secret.controller';
import { WebhooksController } from '../api/webhooks/webhooks.controller';
import { WooCommerceController } from '../api/woocommerce.controller';
import { AdoptionModule } from './stores/adoption.module';
import { DriftModule } from './drift.module';
import { FullSyncModule } from './full-sync.module';
import { IntakeModule } from './intake.module';
import { OperatingModule } from './operating.module';
import { OverviewModule } from './overview/overview.module';
import { WebhooksModule } from './webhooks/webhooks.module';
import { OrdersModule } from './orders/orders.module';
import { RecordsApiModule } from './records/records-api.module';
import { StoresModule } from './stores.module';

/** The HTTP API. */
@Module({
  imports: [
    IntakeModule,
    FullSyncModule,
    AdoptionModule,
    DriftModule,
    OrdersModule,
    OperatingModule,
    OverviewModule,
    WebhooksModule,
    StoresModule,
    RecordsApiModule,
  ],
  controllers: [
    WooCommerceController,
    SyncAdminController,
    LaneController,
    DriftController,
    ErpController,
    OrderPullController,
    OrdersController,
    EventsController,
    WebhooksController,
    WebhookSecretController,
    WebhookRepairController,
    StoresController,
    AdoptionController,
    PlanFileController,
    ApprovalController,
    BroughtKeysController,
    StoreChecksController,
    StorePlansController,
  ],
})
export class ApiModule {}
