import { RateLimitError, WooCommerceApiError } from '../../domain/shop.errors';
import { NetworkError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { ShopHealth } from '../ports/shop/shop-health.port';

/** A shop or an ERP, as far as it has to show that it is well. */
export interface Asked {
  /** A cheap read that fails where nothing is answered. */
  probe(): Promise<unknown>;
}

/**
 * The shop's fault behind the error of a call about one thing; null where the shop answers a cheap
 * read, so that what was in the call is to blame: a plugin may hang or crash over one product
 * alone.
 */
export async function faultOfTheShop(
  shop: ShopHealth,
  error: WooCommerceError,
): Promise<WooCommerceError | null> {
  if (!mayBeOfTheCall(error)) return error;
  try {
    await shop.probe();
    return null;
  } catch (probeError) {
    return notBack(probeError);
  }
}

/**
 * Throws the fault of the side that was asked, unless it answers a cheap read: then what was read,
 * or what the call was about, is why it failed. One that limits our rate is not asked again.
 */
export async function mustBeWell(asked: Asked, error: WooCommerceError): Promise<void> {
  if (error instanceof RateLimitError || error.code === 'ERP_RATE_LIMITED') throw error;
  // The process stops, or cannot reach its database: no side has a part in that.
  if (error.fault === 'service') throw error;
  try {
    await asked.probe();
  } catch (probeError) {
    // What nobody expected of a read of the ERP says nothing of the shop.
    if (error.fault === 'erp' && !(probeError instanceof WooCommerceError)) throw probeError;
    throw notBack(probeError);
  }
}

/**
 * Reads a list of the shop. Throws the shop's fault; where a well shop does not answer this one
 * read, as for a plugin or a firewall, an error of the items that need the list.
 */
export async function readList<T>(shop: Asked, list: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof WooCommerceError)) throw error;
    await mustBeWell(shop, error);
    throw new WooCommerceError(
      `The shop answers other reads, and not the list of its ${list}: ${error.message}`,
      { code: 'SHOP_LIST_NOT_READ', retryable: true, fault: 'item' },
    );
  }
}

/** An error that is the fault of items alone; throws any other. */
export function errorOfItems(error: unknown): WooCommerceError {
  if (error instanceof WooCommerceError && error.fault === 'item') return error;
  throw error;
}

/**
 * What the error of a probe says of the shop: whatever it is, the shop has not shown that it is
 * well.
 */
export function notBack(error: unknown): WooCommerceError {
  if (error instanceof WooCommerceError && error.fault !== 'item') return error;
  const message = error instanceof Error ? error.message : String(error);
  return new WooCommerceError(
    `The shop does not answer a simple read: ${message}`,
    { code: 'STORE_ERROR', retryable: true, fault: 'store' },
    { cause: error },
  );
}

/** Whether a call may have been carried out though its answer says nothing of it (fact 17). */
export function isUnanswered(error: WooCommerceError): boolean {
  // 429 and 401 are refused before anything is done; a lost or broken answer leaves everything
  // open.
  return (
    error instanceof NetworkError ||
    (error instanceof WooCommerceApiError && error.status >= 500) ||
    error.code === 'STORE_ANSWER_UNREADABLE'
  );
}

function mayBeOfTheCall(error: WooCommerceError): boolean {
  if (error.fault === 'service') return false;
  if (error.fault !== 'store' || error instanceof NetworkError) return true;
  return error instanceof WooCommerceApiError && error.mayBeOfTheCall;
}
