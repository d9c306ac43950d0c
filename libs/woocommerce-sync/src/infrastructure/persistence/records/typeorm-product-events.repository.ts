import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Page } from '../../../domain/page';
import {
  ProductEventsRepository,
  type ProductChangeEvent,
  type ProductEventFilter,
} from '../../../domain/records/product-events.repository';
import { Cursors, instant, instantOf } from '../sql/cursor';
import { pageOfRows } from '../sql/paging';

const cursors = new Cursors(
  'product-events',
  z.strictObject({ writtenAt: instant, id: z.string().min(1).max(200) }),
);

/** What is told as it was told. */
const TOLD = ['productId', 'variantId', 'sku', 'field', 'by', 'decision', 'seenAt']
  .map((name) => `x."payload"->>'${name}' AS "${name}"`)
  .join(', ');

/**
 * $1 store, $2 product, $3 written at or after, $4 and $5 place of the last row of the page before,
 * $6 limit.
 */
const PAGE = `
  SELECT x."event_id" AS "eventId", ${TOLD}, (x."payload"->>'storeProductId')::int AS "storeProductId",
         (x."payload"->>'version')::int AS "version", x."payload"->'before' AS "before", x."payload"->'after' AS "after",
         x."created_at" AS "writtenAt", x."published_at" AS "publishedAt", ${instantOf('x."created_at"')} AS "place"
    FROM "wc_outbox" x
   WHERE x."topic" = 'woocommerce.product_changed' AND x."payload"->>'storeId' = $1
     AND ($2::text IS NULL OR x."payload"->>'productId' = $2)
     AND ($3::timestamptz IS NULL OR x."created_at" >= $3)
     AND ($4::timestamptz IS NULL OR (x."created_at", x."event_id") < ($4, $5::text))
   ORDER BY x."created_at" DESC, x."event_id" DESC LIMIT $6`;

/** What was told of changes of products, in PostgreSQL. */
@Injectable()
export class TypeOrmProductEventsRepository extends ProductEventsRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    { storeId, productId, since }: ProductEventFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ProductChangeEvent>> {
    const after = cursor === null ? null : cursors.read(cursor);
    const rows = await this.database.query<(ProductChangeEvent & { place: string })[]>(PAGE, [
      storeId,
      productId ?? null,
      since ?? null,
      after?.writtenAt ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOfRows(
      rows,
      limit,
      ({ place: _place, ...event }) => event,
      ({ place, eventId }) => cursors.write({ writtenAt: place, id: eventId }),
    );
  }
}
