import { WooCommerceError } from '../woocommerce.errors';
import type { Finding } from './finding';

const LASTING = { retryable: false, fault: 'item' } as const;

/** A shop was found to be in no state to be written to. */
export class StoreUnfitError extends WooCommerceError {
  /** @param findings what is in the way */
  constructor(readonly findings: readonly Finding[]) {
    const what = findings.map(({ code, title }) => `${code} (${title})`).join(', ');
    super(
      `The shop is not fit to be written to: ${what}. Mend it, or say why it is to be active "despite" that`,
      { ...LASTING, code: 'STORE_UNFIT' },
    );
  }
}

/** Nobody has checked the shop of this store yet. */
export class StoreNotCheckedError extends WooCommerceError {
  constructor(readonly storeId: string) {
    super(`The shop of the store ${storeId} was not checked yet: ask for it by POST`, {
      ...LASTING,
      code: 'STORE_NOT_CHECKED',
    });
  }
}
