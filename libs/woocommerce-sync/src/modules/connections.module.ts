import { Module } from '@nestjs/common';
import { CategoryPlaces } from '../application/catalog/category-places';
import { StoreCatalog } from '../application/catalog/store-catalog';
import { ErpCatalog } from '../application/ports/erp-catalog.port';
import { RetentionPolicy } from '../application/ports/retention-policy.port';
import { ApprovalAddress } from '../application/ports/stores/approval-address.port';
import { StoreTrial } from '../application/ports/stores/store-trial.port';
import { StoreClients } from '../application/ports/store-client.port';
import { ShopExaminer } from '../application/ports/doctor/shop-examiner.port';
import { StoreSettings } from '../application/ports/store-settings.port';
import { StorePolicy } from '../application/ports/store-policy.port';
import { WebhookAddress } from '../application/ports/webhooks/webhook-address.port';
import { SyncCache } from '../application/ports/sync-cache.port';
import { RedisSyncCache } from '../infrastructure/cache/redis-sync-cache';
import { HttpErpCatalog } from '../infrastructure/erp/http-erp-catalog';
import { SettingsWebhookAddress } from '../infrastructure/settings-webhook-address';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { SettingsRetentionPolicy } from '../infrastructure/settings-retention-policy';
import { SettingsApprovalAddress } from '../infrastructure/stores/settings-approval-address';
import { TrialByRead } from '../infrastructure/stores/trial-by-read';
import { StoreSchedules } from '../infrastructure/stores/store-schedules';
import { SHOP_PROVIDERS } from '../infrastructure/stores/shop.providers';

/** The other ends: the shops, the ERP and the cache, and what the operator has set about them. */
@Module({
  imports: [PersistenceModule],
  providers: [
    { provide: ErpCatalog, useClass: HttpErpCatalog },
    CategoryPlaces,
    StoreCatalog,
    ...SHOP_PROVIDERS,
    StoreSchedules,
    { provide: RetentionPolicy, useClass: SettingsRetentionPolicy },
    { provide: WebhookAddress, useClass: SettingsWebhookAddress },
    { provide: ApprovalAddress, useClass: SettingsApprovalAddress },
    { provide: StoreTrial, useClass: TrialByRead },
    { provide: SyncCache, useClass: RedisSyncCache },
  ],
  exports: [
    ErpCatalog,
    StoreCatalog,
    StoreClients,
    ShopExaminer,
    StoreSettings,
    StorePolicy,
    RetentionPolicy,
    WebhookAddress,
    ApprovalAddress,
    StoreTrial,
    SyncCache,
    StoreSchedules,
  ],
})
export class ConnectionsModule {}
