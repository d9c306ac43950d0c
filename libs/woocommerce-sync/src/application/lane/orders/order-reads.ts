import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { mustBeWell } from '../../blame/whose-fault';
import type { StoreClient } from '../../ports/store-client.port';

/**
 * Reads something of one order. Throws the shop's fault; where a well shop does not answer this one
 * read, an error of its item.
 */
export async function readOfOrder<T>(
  { health }: StoreClient,
  orderId: number,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof WooCommerceError)) throw error;
    await mustBeWell(health, error);
    const message = `order ${orderId}: the shop answers other reads, and not this one: ${error.message}`;
    throw new WooCommerceError(message, { code: 'ORDER_NOT_READ', retryable: true, fault: 'item' });
  }
}
