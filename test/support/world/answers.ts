import type { CategoriesResultResponse } from '../../../libs/woocommerce-sync/src/api/responses/categories-result.response';
import type { FullSyncPlanResponse } from '../../../libs/woocommerce-sync/src/api/responses/full-sync-plan.response';
import type { ProductMappingResponse } from '../../../libs/woocommerce-sync/src/api/responses/product-mapping.response';
import type { ProductStatusResponse } from '../../../libs/woocommerce-sync/src/api/responses/product-status.response';
import type { PulledOrderResponse } from '../../../libs/woocommerce-sync/src/api/responses/orders/pulled-order.response';
import type { AuditEntryResponse } from '../../../libs/woocommerce-sync/src/api/responses/status/audit.response';
import type { FailedItemResponse } from '../../../libs/woocommerce-sync/src/api/responses/status/failed-items.response';
import type { BreakerResponse } from '../../../libs/woocommerce-sync/src/api/responses/status/breaker.response';
import type { SyncStatusResponse } from '../../../libs/woocommerce-sync/src/api/responses/status/sync-status.response';
import type { SyncResultResponse } from '../../../libs/woocommerce-sync/src/api/responses/sync-result.response';
import type { SyncRunResponse } from '../../../libs/woocommerce-sync/src/api/responses/sync-run.response';

/** What is left of a value on its way through JSON: times are texts. */
type Json<T> = T extends Date
  ? string
  : T extends object
    ? { readonly [Key in keyof T]: Json<T[Key]> }
    : T;

/** The bodies that the service answers with, as a client reads them. */
export type SyncResult = Json<SyncResultResponse>;
export type SyncStatus = Json<SyncStatusResponse>;
export type LaneStatus = SyncStatus['lane'];
export type Breaker = Json<BreakerResponse>;
export type ProductStatus = Json<ProductStatusResponse>;
export type ProductMapping = Json<ProductMappingResponse>;
/** What failed for good always says why. */
export type Failure = Json<Omit<FailedItemResponse, 'error'>> & {
  readonly error: { readonly code: string; readonly message: string };
};
export type SyncRun = Json<SyncRunResponse>;
export type FullSyncPlan = Json<FullSyncPlanResponse>;
export type CategoriesResult = Json<CategoriesResultResponse>;
export type AuditEntry = Json<AuditEntryResponse>;
export type PulledOrder = Json<PulledOrderResponse>;
