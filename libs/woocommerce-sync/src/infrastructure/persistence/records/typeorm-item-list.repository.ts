import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Page } from '../../../domain/page';
import {
  ItemListRepository,
  type ItemFilter,
  type ListedItem,
} from '../../../domain/records/item-list.repository';
import { Cursors, instant } from '../sql/cursor';
import { pageOfRows } from '../sql/paging';
import { itemListStatement } from './item-list.statement';
import { MATCHING_PRODUCTS, matchingParameters } from './matching-products';

const cursors = new Cursors('items', z.strictObject({ askedAt: instant, id: z.guid() }));

/** Most things that one search is about. */
const MOST_SUBJECTS = 500;

/** $1 store, $2 what is searched, $3 limit. */
const ORDERS = `
  SELECT "order_id"::text AS "id" FROM "wc_order_states"
   WHERE "store_id" = $1 AND "number" ~>=~ $2 AND "number" ~<~ ($2 || chr(1114111)) LIMIT $3`;

/** What items are about. */
interface Subjects {
  readonly kinds: string[];
  readonly ids: string[];
}

/** The list of items in PostgreSQL. */
@Injectable()
export class TypeOrmItemListRepository extends ItemListRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    filter: ItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedItem>> {
    const after = cursor === null ? null : cursors.read(cursor);
    const subjects = await this.subjectsOf(filter);
    const rows = await this.database.query<(ListedItem & { place: string })[]>(
      itemListStatement(filter, subjects !== null),
      [
        filter.storeId,
        filter.since ?? null,
        filter.until ?? null,
        after?.askedAt ?? null,
        after?.id ?? null,
        limit + 1,
        filter.code ?? null,
        filter.runId ?? null,
        ...(subjects === null ? [] : [subjects.kinds, subjects.ids]),
      ],
    );
    return pageOfRows(
      rows,
      limit,
      ({ place: _place, ...item }) => item,
      ({ place, id }) => cursors.write({ askedAt: place, id }),
    );
  }

  /** What is searched for; null where everything is. */
  private async subjectsOf({ storeId, q, productId }: ItemFilter): Promise<Subjects | null> {
    if (productId !== undefined) return { kinds: ['product'], ids: [productId] };
    if (q === undefined) return null;
    const [products, orders] = await Promise.all([
      this.database.query<{ productId: string }[]>(
        `SELECT DISTINCT f."productId" FROM (${MATCHING_PRODUCTS}) f`,
        [...matchingParameters([storeId], q, MOST_SUBJECTS)],
      ),
      this.database.query<{ id: string }[]>(ORDERS, [storeId, q, MOST_SUBJECTS]),
    ]);
    // What was never mapped is found by its whole id.
    const productIds = [...new Set([q, ...products.map((one) => one.productId)])];
    const orderIds = [...new Set([q, ...orders.map(({ id }) => id)])];
    const subjects = [
      ...productIds.map((id) => ['product', id] as const),
      ...orderIds.map((id) => ['order', id] as const),
      ['category', q] as const,
    ];
    return { kinds: subjects.map(([kind]) => kind), ids: subjects.map(([, id]) => id) };
  }
}
