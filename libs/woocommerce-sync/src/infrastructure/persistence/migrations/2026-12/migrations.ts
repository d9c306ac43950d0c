import { WatchDrift1796300000000 } from './1796300000000-watch-drift';
import { CarryOrdersBack1796400000000 } from './1796400000000-carry-orders-back';
import { AccountForStock1796410000000 } from './1796410000000-account-for-stock';
import { NoteErpStocks1796420000000 } from './1796420000000-note-erp-stocks';
import { RememberWhatShopsShow1796500000000 } from './1796500000000-remember-what-shops-show';
import { KeepStores1796600000000 } from './1796600000000-keep-stores';
import { MendAccountsOfStock1796610000000 } from './1796610000000-mend-accounts-of-stock';

/** The migrations of the first half of this month, oldest first. */
export const MIGRATIONS_2026_12 = [
  WatchDrift1796300000000,
  CarryOrdersBack1796400000000,
  AccountForStock1796410000000,
  NoteErpStocks1796420000000,
  RememberWhatShopsShow1796500000000,
  KeepStores1796600000000,
  MendAccountsOfStock1796610000000,
];
