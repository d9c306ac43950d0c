import { Module } from '@nestjs/common';
import { WebhookCounters } from '../../application/ports/webhooks/webhook-counters.port';
import { RenewWebhookSecret } from '../../application/use-cases/webhooks/renew-webhook-secret.use-case';
import { RepairWebhooks } from '../../application/use-cases/webhooks/repair-webhooks.use-case';
import { TakeDelivery } from '../../application/use-cases/webhooks/take-delivery.use-case';
import { WatchWebhooks } from '../../application/use-cases/webhooks/watch-webhooks.use-case';
import { AcceptedSecrets } from '../../application/webhooks/accepted-secrets';
import { DeliveryBook } from '../../application/webhooks/delivery-book';
import { RejectionLog } from '../../application/webhooks/rejection-log';
import { WebhookGap } from '../../application/webhooks/watching/webhook-gap';
import { WebhookUpkeep } from '../../application/webhooks/watching/webhook-upkeep';
import { WebhookMetrics } from '../../infrastructure/metrics/webhook-metrics';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { AuditModule } from '../audit.module';
import { ConnectionsModule } from '../connections.module';
import { OrdersModule } from '../orders/orders.module';
import { SignalsModule } from '../signals.module';
import { StoresModule } from '../stores.module';

/** Takes what shops deliver, and looks after our webhooks in them. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    AuditModule,
    OrdersModule,
    StoresModule,
  ],
  providers: [
    TakeDelivery,
    AcceptedSecrets,
    DeliveryBook,
    RejectionLog,
    WatchWebhooks,
    WebhookUpkeep,
    WebhookGap,
    RenewWebhookSecret,
    RepairWebhooks,
    { provide: WebhookCounters, useClass: WebhookMetrics },
  ],
  exports: [TakeDelivery, WatchWebhooks, RenewWebhookSecret, RepairWebhooks],
})
export class WebhooksModule {}
