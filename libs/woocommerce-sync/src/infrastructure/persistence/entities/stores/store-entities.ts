import { StoreApprovalEntity } from './store-approval.entity';
import { StorePlanEntity } from './store-plan.entity';
import { StoreEntity } from './store.entity';

/** Tables of the stores that are data. */
export const STORE_ENTITIES = [StoreEntity, StoreApprovalEntity, StorePlanEntity];
