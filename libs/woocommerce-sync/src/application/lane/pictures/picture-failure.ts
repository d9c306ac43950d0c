import type { SyncItem } from '../../../domain/ledger/sync-item';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ShopHealth } from '../../ports/shop/shop-health.port';
import { faultOfTheShop, isUnanswered } from '../../blame/whose-fault';
import type { DeliveryRecord } from '../delivery-record';

/**
 * Records that pictures were not taken by a shop that is well: as a rule their download took longer
 * than anybody waits. They are tried again, each time as a new download. Throws the shop's fault
 * where the shop is not well.
 */
export async function recordPicturesNotTaken(
  record: DeliveryRecord,
  shop: ShopHealth,
  items: readonly SyncItem[],
  error: WooCommerceError,
  urls: readonly string[],
): Promise<void> {
  const fault = await faultOfTheShop(shop, error);
  if (fault !== null) throw fault;
  if (isUnanswered(error)) record.doubt(items);
  record.fail(
    items,
    { code: 'IMAGES_NOT_TAKEN', message: naming(`images: ${error.message}`, urls) },
    true,
  );
}

/** The message, with the addresses that it is about where it names none itself. */
export function naming(message: string, urls: readonly string[]): string {
  return urls.length === 0 || urls.some((url) => message.includes(url))
    ? message
    : `${message} (${urls.join(', ')})`;
}
