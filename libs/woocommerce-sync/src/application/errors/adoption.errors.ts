import { WooCommerceError } from '../../domain/woocommerce.errors';

/** What is asked does not go with how the adoption of a store stands. */
export class AdoptionStateError extends WooCommerceError {
  constructor(
    message: string,
    code:
      | 'ADOPTION_GOING'
      | 'ADOPTION_NOT_READ'
      | 'ADOPTION_READ_AGAIN'
      | 'ADOPTION_UNDECIDED'
      | 'ADOPTION_CHANGED',
  ) {
    super(message, { code, retryable: false, fault: 'item' });
  }
}

/** A store whose shop was never read for adoption. */
export class AdoptionNotFoundError extends WooCommerceError {
  constructor(storeId: string) {
    super(`The store ${storeId} has no adoption: start one first`, {
      code: 'ADOPTION_NOT_FOUND',
      retryable: false,
      fault: 'item',
    });
  }
}
