import type { Provider } from '@nestjs/common';
import { ShopExaminer } from '../../application/ports/doctor/shop-examiner.port';
import { StoreClients } from '../../application/ports/store-client.port';
import { StorePolicy } from '../../application/ports/store-policy.port';
import { StoreSettings } from '../../application/ports/store-settings.port';
import { CheckedStoreSettings } from './checked-store-settings';
import { DirectoryShopExaminer } from './directory-shop-examiner';
import { DirectoryStoreClients } from './directory-store-clients';
import { SettingsStorePolicy } from './settings-store-policy';
import { StoreDirectory } from './store-directory';

/** The shops: who they are, how they are called and examined, and what is set about them. */
export const SHOP_PROVIDERS: readonly Provider[] = [
  StoreDirectory,
  { provide: StoreClients, useClass: DirectoryStoreClients },
  { provide: ShopExaminer, useClass: DirectoryShopExaminer },
  { provide: StoreSettings, useClass: CheckedStoreSettings },
  { provide: StorePolicy, useClass: SettingsStorePolicy },
];
