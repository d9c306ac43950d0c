import { CreateSyncLedger1764000000000 } from './1764000000000-create-sync-ledger';
import { RememberOffersAndPruneHistory1764200000000 } from './1764200000000-remember-offers-and-prune-history';
import { MapVariants1764300000000 } from './1764300000000-map-variants';
import { KeepClaimsCheap1764400000000 } from './1764400000000-keep-claims-cheap';
import { OwnFieldsOneByOne1764500000000 } from './1764500000000-own-fields-one-by-one';

/** The migrations of this month, oldest first. */
export const MIGRATIONS_2025_11 = [
  CreateSyncLedger1764000000000,
  RememberOffersAndPruneHistory1764200000000,
  MapVariants1764300000000,
  KeepClaimsCheap1764400000000,
  OwnFieldsOneByOne1764500000000,
];
