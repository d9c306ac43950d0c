import { TellTimeByOneFunction1795800000000 } from './1795800000000-tell-time-by-one-function';
import { PartShopAndErp1795800001000 } from './1795800001000-part-shop-and-erp';
import { CountWithoutEnd1795800002000 } from './1795800002000-count-without-end';
import { KnowWhatIsWrong1795850000000 } from './1795850000000-know-what-is-wrong';
import { PullOrdersOneAtATime1795900000000 } from './1795900000000-pull-orders-one-at-a-time';
import { FindUnknownFailures1795900100000 } from './1795900100000-find-unknown-failures';
import { ForeseeTheEndOfCalls1796000000000 } from './1796000000000-foresee-the-end-of-calls';
import { ReadTheCanaryInTurn1796000100000 } from './1796000100000-read-the-canary-in-turn';
import { TellOrdersWhole1796100000000 } from './1796100000000-tell-orders-whole';

/** The migrations of this month, oldest first. */
export const MIGRATIONS_2026_11 = [
  TellTimeByOneFunction1795800000000,
  PartShopAndErp1795800001000,
  CountWithoutEnd1795800002000,
  KnowWhatIsWrong1795850000000,
  PullOrdersOneAtATime1795900000000,
  FindUnknownFailures1795900100000,
  ForeseeTheEndOfCalls1796000000000,
  ReadTheCanaryInTurn1796000100000,
  TellOrdersWhole1796100000000,
];
