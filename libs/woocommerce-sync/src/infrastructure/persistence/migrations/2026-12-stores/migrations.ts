import { KeepStoreChecks1796710000000 } from './1796710000000-keep-store-checks';
import { PlanRulesOfStores1796720000000 } from './1796720000000-plan-rules-of-stores';
import { RememberRulesInForce1796725000000 } from './1796725000000-remember-rules-in-force';
import { AdoptShops1796730000000 } from './1796730000000-adopt-shops';
import { CountTriesOfAdoptions1796735000000 } from './1796735000000-count-tries-of-adoptions';
import { AskOwnersForKeys1796740000000 } from './1796740000000-ask-owners-for-keys';
import { FindRepairsOfAProduct1796750000000 } from './1796750000000-find-repairs-of-a-product';
import { PlanOneAtATime1796780000000 } from './1796780000000-plan-one-at-a-time';
import { KnowInheritedRules1796800000000 } from './1796800000000-know-inherited-rules';

/** The migrations of this month that came with many stores, oldest first. */
export const MIGRATIONS_2026_12_STORES = [
  KeepStoreChecks1796710000000,
  PlanRulesOfStores1796720000000,
  RememberRulesInForce1796725000000,
  AdoptShops1796730000000,
  CountTriesOfAdoptions1796735000000,
  AskOwnersForKeys1796740000000,
  FindRepairsOfAProduct1796750000000,
  PlanOneAtATime1796780000000,
  KnowInheritedRules1796800000000,
];
