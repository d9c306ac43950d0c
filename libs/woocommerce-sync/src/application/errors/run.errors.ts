import { WooCommerceError } from '../../domain/woocommerce.errors';

/** A store has one full sync at a time. */
export class RunAlreadyGoingError extends WooCommerceError {
  constructor(
    storeId: string,
    readonly runId: string,
  ) {
    super(`Store ${storeId} is being synced already: run ${runId}`, {
      code: 'RUN_ALREADY_GOING',
      retryable: true,
      fault: 'item',
    });
  }
}

/** There is no such run. */
export class RunNotFoundError extends WooCommerceError {
  constructor(runId: string) {
    super(`There is no run ${runId}`, { code: 'RUN_NOT_FOUND', retryable: false, fault: 'item' });
  }
}
