import type { Experiment } from '../../experiment';
import { brokenProducts } from './broken-products';
import { erpAway } from './erp-away';
import { erpUnwell } from './erp-unwell';
import { laggingAndLostAnswers } from './lagging-and-lost-answers';
import { laggingReplica } from './lagging-replica';
import { oddAnswers } from './odd-answers';

/** What the ERP serves: too old, broken, or nothing. */
export const ERP_EXPERIMENTS: readonly Experiment[] = [
  laggingReplica,
  laggingAndLostAnswers,
  brokenProducts,
  oddAnswers,
  erpAway,
  erpUnwell,
];
