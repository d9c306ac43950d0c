export { sealAnew } from './infrastructure/persistence/secrets/seal-anew';
export { WooCommerceSyncModule } from './woocommerce-sync.module';
export { WooCommerceSyncSettings } from './woocommerce-sync.settings';
export {
  wooCommerceSyncEntities,
  wooCommerceSyncMigrations,
} from './infrastructure/persistence/schema';
