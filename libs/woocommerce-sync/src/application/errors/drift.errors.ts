import { WooCommerceError } from '../../domain/woocommerce.errors';

/** A store is compared once at a time. */
export class DriftRunningError extends WooCommerceError {
  constructor(storeId: string) {
    super(`Store ${storeId} is being compared already`, {
      code: 'DRIFT_RUN_GOING',
      retryable: true,
      fault: 'item',
    });
  }
}

/** There is no such comparison. */
export class DriftRunNotFoundError extends WooCommerceError {
  constructor(runId: string) {
    super(`There is no comparison ${runId}`, {
      code: 'DRIFT_RUN_NOT_FOUND',
      retryable: false,
      fault: 'item',
    });
  }
}
