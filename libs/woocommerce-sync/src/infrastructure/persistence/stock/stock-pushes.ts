import type { EntityManager } from 'typeorm';
import type { StockPush } from '../../../domain/stock/stock-check.repository';
import { toJsonb } from '../sql/jsonb';
import { COUNT_PUSHES, NOTE_PUSHES } from './stock-check.statements';

/** Records that stocks were written, to be looked at soon; part of the settling transaction. */
export async function recordPushes(
  manager: EntityManager,
  storeId: string,
  pushes: readonly StockPush[],
): Promise<void> {
  if (pushes.length === 0) return;
  const rows = pushes.map(({ productId, manner, isSelling }) => ({
    product_id: productId,
    manner,
    selling: isSelling,
  }));
  await manager.query(NOTE_PUSHES, [storeId, toJsonb(rows)]);
  await manager.query(COUNT_PUSHES, [storeId, toJsonb(rows)]);
}
