/** Path to which a shop brings its keys, and its owner comes back; no slash at either end. */
export const APPROVALS_PATH = 'api/v1/woocommerce/approvals';

/** Where a shop's owner is sent, and the shop brings the keys to. */
export abstract class ApprovalAddress {
  /**
   * The page of the shop on which its owner approves. Throws `StoreStateError`
   * (PUBLIC_URL_MISSING, PUBLIC_URL_NOT_HTTPS) where no shop could bring us its keys.
   */
  abstract pageOf(shopUrl: string, storeId: string, token: string): string;
}
