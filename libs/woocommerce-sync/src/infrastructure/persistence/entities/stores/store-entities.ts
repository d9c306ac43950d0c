import { StoreApprovalEntity } from './store-approval.entity';
import { StoreCheckEntity } from './store-check.entity';
import { StorePlanEntity } from './store-plan.entity';
import { StoreRulesEntity } from './store-rules.entity';
import { StoreTurnEntity } from './store-turn.entity';
import { StoreEntity } from './store.entity';

/** Tables of the stores that are data, and of what was found at the shops of all. */
export const STORE_ENTITIES = [
  StoreEntity,
  StoreApprovalEntity,
  StorePlanEntity,
  StoreCheckEntity,
  StoreTurnEntity,
  StoreRulesEntity,
];
