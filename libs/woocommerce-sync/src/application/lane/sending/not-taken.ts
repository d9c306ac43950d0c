import { CallRefusedError } from '../../../domain/shop.errors';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWriteResult } from '../../ports/shop/product-write';

/** Why an item fails that a shop did not take though it took others. */
export const WRITE_NOT_TAKEN = 'WRITE_NOT_TAKEN';

/** Why one fails that should have taken its product down, and could not. */
export const TAKEDOWN_REFUSED = 'TAKEDOWN_REFUSED';

/** What a write comes to that the shop did not take alone, while it took others. */
export function refusedAlone(error: WooCommerceError): ProductWriteResult {
  const isRefused = error instanceof CallRefusedError;
  return {
    kind: 'refused',
    refusal: {
      reason: 'data',
      code: isRefused ? error.code : WRITE_NOT_TAKEN,
      message: isRefused
        ? error.message
        : `${error.message} to this one alone, and took others: something before it, as a firewall, may not let it pass`,
      ownerId: null,
      retryable: error.retryable,
    },
  };
}
