import type { OrderSummary } from '../../../application/ports/shop/shop-orders.port';
import { isRecord, readId, readText, readUtc } from './order-values';

/** How an order stands; null for a row that names none. */
export function toSummary(row: unknown): OrderSummary | null {
  if (!isRecord(row)) return null;
  const [id, status, at] = [
    readId(row['id']),
    readText(row['status']),
    readUtc(row['date_modified_gmt']),
  ];
  if (!('value' in id) || id.value === 0 || !('value' in status)) return null;
  return {
    orderId: id.value,
    status: status.value,
    modifiedAt: 'value' in at ? at.value : null,
  };
}
