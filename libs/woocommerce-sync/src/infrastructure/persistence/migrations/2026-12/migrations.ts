import { WatchDrift1796300000000 } from './1796300000000-watch-drift';
import { CarryOrdersBack1796400000000 } from './1796400000000-carry-orders-back';
import { AccountForStock1796410000000 } from './1796410000000-account-for-stock';
import { NoteErpStocks1796420000000 } from './1796420000000-note-erp-stocks';
import { RememberWhatShopsShow1796500000000 } from './1796500000000-remember-what-shops-show';
import { KeepStores1796600000000 } from './1796600000000-keep-stores';
import { MendAccountsOfStock1796610000000 } from './1796610000000-mend-accounts-of-stock';
import { PlanRulesOfStores1796720000000 } from './1796720000000-plan-rules-of-stores';
import { RememberRulesInForce1796725000000 } from './1796725000000-remember-rules-in-force';
import { AskOwnersForKeys1796740000000 } from './1796740000000-ask-owners-for-keys';
import { FindRepairsOfAProduct1796750000000 } from './1796750000000-find-repairs-of-a-product';

/** The migrations of this month, oldest first. */
export const MIGRATIONS_2026_12 = [
  WatchDrift1796300000000,
  CarryOrdersBack1796400000000,
  AccountForStock1796410000000,
  NoteErpStocks1796420000000,
  RememberWhatShopsShow1796500000000,
  KeepStores1796600000000,
  MendAccountsOfStock1796610000000,
  PlanRulesOfStores1796720000000,
  RememberRulesInForce1796725000000,
  AskOwnersForKeys1796740000000,
  FindRepairsOfAProduct1796750000000,
];
