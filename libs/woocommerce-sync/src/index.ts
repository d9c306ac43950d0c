export { WooCommerceSyncModule } from './woocommerce-sync.module';
export { WooCommerceSyncSettings } from './woocommerce-sync.settings';
export {
  wooCommerceSyncEntities,
  wooCommerceSyncMigrations,
} from './infrastructure/persistence/schema';
