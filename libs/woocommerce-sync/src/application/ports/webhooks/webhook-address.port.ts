/** Path below which shops deliver, a store each; without a slash at either end. */
export const WEBHOOKS_PATH = 'api/v1/woocommerce/webhooks';

/** Where shops reach this service. */
export abstract class WebhookAddress {
  /** Where a store's webhooks deliver to; null where shops cannot reach us. */
  abstract of(storeId: string): string | null;
}
