import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  OrderHistoryRepository,
  type CurrentOrder,
  type OrderEvent,
  type OrderEventFilter,
  type OrderFilter,
  type OrderHistory,
  type StoredOrder,
} from '../../../domain/orders/order-history.repository';
import { type OrderState } from '../../../domain/orders/order-state';
import { withProducts } from '../../../domain/orders/sold-products';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import type { Page } from '../../../domain/page';
import { Cursors, instant, numericId } from '../sql/cursor';
import { toJsonb } from '../sql/jsonb';
import {
  FIND_CURRENT,
  FIND_PRODUCTS,
  LIST_CURRENT,
  LIST_EVENTS,
  LIST_EVENTS_OF_ORDER,
  LIST_PULLED,
} from './order-history.statements';
import { REPUBLISH } from './order.statements';

const currentCursors = new Cursors(
  'current-orders',
  z.strictObject({ changedAt: instant, id: z.int() }),
);
const eventCursors = new Cursors('orders', z.strictObject({ pulledAt: instant, id: numericId }));
const pulledCursors = new Cursors('pulled', z.strictObject({ pullId: z.guid(), id: numericId }));

/** What was told of orders, in PostgreSQL. */
@Injectable()
export class TypeOrmOrderHistoryRepository extends OrderHistoryRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async list(
    { storeId, since, status, number }: OrderFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<CurrentOrder>> {
    const after = cursor === null ? null : currentCursors.read(cursor);
    const rows = await this.database.query<(CurrentOrder & { place: string })[]>(LIST_CURRENT, [
      storeId,
      since ?? null,
      status ?? null,
      number ?? null,
      after?.changedAt ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOf(
      rows.map(({ place, ...order }) => ({
        item: order,
        place: { changedAt: place, id: order.orderId },
      })),
      limit,
      (place) => currentCursors.write(place),
    );
  }

  override async find(storeId: string, orderId: number): Promise<OrderHistory | null> {
    const [current] = await this.database.query<CurrentOrder[]>(FIND_CURRENT, [storeId, orderId]);
    if (current === undefined) return null;
    const events = await this.database.query<OrderEvent[]>(LIST_EVENTS_OF_ORDER, [
      storeId,
      orderId,
    ]);
    return { ...current, events };
  }

  override async listEvents(
    { storeId, since, type }: OrderEventFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<StoredOrder>> {
    const after = cursor === null ? null : eventCursors.read(cursor);
    const rows = await this.database.query<(StoredOrder & { place: string; id: string })[]>(
      LIST_EVENTS,
      [storeId, since ?? null, type ?? null, after?.pulledAt ?? null, after?.id ?? null, limit + 1],
    );
    return pageOf(
      rows.map(({ place, id, ...item }) => ({ item, place: { pulledAt: place, id } })),
      limit,
      (place) => eventCursors.write(place),
    );
  }

  override async listPulled(pullId: string, limit: number): Promise<Page<PulledOrder>> {
    return this.pulledAfter({ pullId, id: '0' }, limit);
  }

  override async listPulledFrom(cursor: string, limit: number): Promise<Page<PulledOrder>> {
    return this.pulledAfter(pulledCursors.read(cursor), limit);
  }

  override async republish(
    storeId: string,
    orderId: number,
    content: PulledOrder | null,
  ): Promise<readonly string[]> {
    const refill = content === null ? null : await this.asFirstSeen(storeId, content);
    const rows = await this.database.query<{ eventId: string }[]>(REPUBLISH, [
      storeId,
      orderId,
      refill === null ? null : toJsonb(refill),
    ]);
    return rows.map(({ eventId }) => eventId);
  }

  private async asFirstSeen(storeId: string, order: PulledOrder): Promise<PulledOrder> {
    const [row] = await this.database.query<Pick<OrderState, 'products'>[]>(FIND_PRODUCTS, [
      storeId,
      order.orderId,
    ]);
    return withProducts(order, row?.products ?? {});
  }

  private async pulledAfter(
    { pullId, id }: { readonly pullId: string; readonly id: string },
    limit: number,
  ): Promise<Page<PulledOrder>> {
    const rows = await this.database.query<{ id: string; order: PulledOrder }[]>(LIST_PULLED, [
      pullId,
      id,
      limit + 1,
    ]);
    return pageOf(
      rows.map((row) => ({ item: row.order, place: { pullId, id: row.id } })),
      limit,
      (place) => pulledCursors.write(place),
    );
  }
}

/** A page of rows of which one more was read than it has, so that it is known whether more follow. */
function pageOf<T, P>(
  rows: readonly { readonly item: T; readonly place: P }[],
  limit: number,
  write: (place: P) => string,
): Page<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    nextCursor: rows.length > limit && last !== undefined ? write(last.place) : null,
  };
}
