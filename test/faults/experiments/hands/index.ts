import type { Experiment } from '../../experiment';
import { handDeletions } from './deletions';
import { handEdits } from './edits';
import { erpRestored } from './erp-restored';
import { shopRestored } from './shop-restored';
import { skuSwaps } from './sku-swaps';
import { skusInTrash } from './skus-in-trash';

/** What people do: in the shop, in the ERP, and with their backups. */
export const HANDS_EXPERIMENTS: readonly Experiment[] = [
  handEdits,
  handDeletions,
  skuSwaps,
  skusInTrash,
  shopRestored,
  erpRestored,
];
