import type { FailureReason } from '../../domain/ledger/sync-item-state';
import { WooCommerceError } from '../../domain/woocommerce.errors';

/** The reading of orders that somebody waited for failed. */
export class PullFailedError extends WooCommerceError {
  constructor({ code, message }: FailureReason) {
    super(message, { code, retryable: true, fault: 'store' });
  }
}
