import { DataSource } from 'typeorm';
import type { World } from '../../support/world/world';

/** An event that tells of a change in the shop. */
export interface ToldChange {
  readonly eventId: string;
  readonly productId: string;
  readonly variantId: string | null;
  readonly field: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly decision: string;
}

/** All that the ERP was told of so far, oldest first; what waits to be published is not told. */
export async function toldChanges(world: World): Promise<readonly ToldChange[]> {
  const rows = await world.app.get(DataSource).query<{ payload: ToldChange }[]>(
    `SELECT "payload" FROM "wc_outbox"
      WHERE "topic" = 'woocommerce.product_changed' AND "published_at" IS NOT NULL
      ORDER BY "created_at", "event_id"`,
  );
  return rows.map(({ payload }) => payload);
}
