import { WooCommerceError } from '../woocommerce.errors';

const LASTING = { retryable: false, fault: 'item' } as const;

/** There is no such store. */
export class StoreNotFoundError extends WooCommerceError {
  constructor(readonly storeId: string) {
    super(`There is no store ${storeId}`, { ...LASTING, code: 'STORE_NOT_FOUND' });
  }
}

/** Nobody was asked to approve for this store. */
export class ApprovalNotFoundError extends WooCommerceError {
  constructor(storeId: string) {
    super(`The owner of the store ${storeId} was never asked for keys`, {
      ...LASTING,
      code: 'APPROVAL_NOT_FOUND',
    });
  }
}

/** There is a store of that id, or of that shop, already. */
export class StoreExistsError extends WooCommerceError {
  constructor(what: string) {
    super(what, { ...LASTING, code: 'STORE_EXISTS' });
  }
}

/** What is asked does not go with the state of the store. */
export class StoreStateError extends WooCommerceError {
  constructor(
    message: string,
    code:
      | 'STORE_DRAFT'
      | 'STORE_PAUSED'
      | 'STORE_LEAVING'
      | 'STORE_CHANGED'
      | 'STORE_OF_ENVIRONMENT'
      | 'STORE_OF_ANOTHER_SHOP'
      | 'SECRETS_KEYS_MISSING'
      | 'PUBLIC_URL_MISSING'
      | 'PUBLIC_URL_NOT_HTTPS'
      | 'STORE_WITHOUT_CREDENTIALS'
      | 'CHECK_GOING'
      | 'WEBHOOK_WATCH_GOING'
      | 'PLAN_GOING'
      | 'ASK_SHOP_GOING'
      | 'PLAN_TOO_LONG',
  ) {
    super(message, { ...LASTING, code });
  }
}

/** There is no such plan, or it is older than a day. */
export class StorePlanNotFoundError extends WooCommerceError {
  constructor(storeId: string, planId: string) {
    super(`The store ${storeId} has no plan ${planId}; plans are kept for a day`, {
      ...LASTING,
      code: 'STORE_PLAN_NOT_FOUND',
    });
  }
}

/** What would change a whole shop has to be planned first. */
export class StorePlanNeededError extends WooCommerceError {
  constructor(storeId: string, why: string) {
    super(
      `These settings change what is written of the products of store ${storeId}, and ${why}: ask for a plan of them (POST /stores/${storeId}/plan), look at it, and give its id as planId`,
      { ...LASTING, code: 'STORE_PLAN_NEEDED' },
    );
  }
}
