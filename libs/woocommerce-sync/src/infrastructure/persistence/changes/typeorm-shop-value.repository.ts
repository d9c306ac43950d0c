import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  likelyAuthorOf,
  progressOfSight,
  type RememberedValue,
  type ShopSight,
  type ShopValue,
} from '../../../domain/changes/product-change';
import {
  ShopValueRepository,
  type NotedSights,
  type ShopSights,
} from '../../../domain/changes/shop-value.repository';
import { toJsonb } from '../sql/jsonb';
import { inTransaction } from '../sql/retrying';
import {
  ANNOUNCE,
  FIND_SOLD,
  FIND_VALUES,
  FORGET_UNMAPPED,
  MARK_ASTRAY,
  MARK_RESTORED,
  MARK_RETURNED,
  SAVE_VALUES,
  TAKE_TURN,
  TOUCH_VALUES,
} from './shop-value.statements';

/** Why a product that is not where it should be is in sync no more, by where it is. */
const ASTRAY: Readonly<Record<string, string>> = {
  trashed: 'Somebody has put it into the trash of the shop',
  gone: 'Somebody has deleted it in the shop',
};

interface ValueRow extends RememberedValue {
  readonly storeProductId: number;
  readonly field: string;
  readonly seenAt: Date;
}

/** A change that somebody else made. */
interface SeenChange {
  readonly sight: ShopSight;
  readonly before: ShopValue;
  readonly version: number;
  /** When it was seen as it was before; null for never. */
  readonly seenBefore: Date | null;
}

/** What shops showed last, in PostgreSQL. */
@Injectable()
export class TypeOrmShopValueRepository extends ShopValueRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async note(seen: ShopSights): Promise<NotedSights> {
    if (seen.sights.length === 0) return { events: 0, astray: [], returned: [] };
    return inTransaction(this.database, async (manager) => {
      await manager.query(TAKE_TURN, [seen.storeId]);
      const changes = await this.remember(manager, seen);
      await this.announce(manager, seen, changes);
      return { events: changes.length, ...(await this.markStanding(manager, seen)) };
    });
  }

  override async forgetUnmapped(storeId: string): Promise<void> {
    await this.database.query(FORGET_UNMAPPED, [storeId]);
  }

  private async remember(
    manager: EntityManager,
    { storeId, readAt, sights }: ShopSights,
  ): Promise<SeenChange[]> {
    const ids = [...new Set(sights.map(({ storeProductId }) => storeProductId))];
    const rows = await manager.query<ValueRow[]>(FIND_VALUES, [storeId, ids]);
    const known = new Map(rows.map((row) => [keyOf(row), row]));
    const saved: object[] = [];
    const same: object[] = [];
    const changes: SeenChange[] = [];
    for (const sight of sights) {
      const row = known.get(keyOf(sight)) ?? null;
      // A later reading was noted before this one.
      if (row !== null && row.seenAt > readAt) continue;
      const { storeProductId, field } = sight;
      const { remember, before } = progressOfSight(sight, row);
      if (remember !== null) saved.push({ storeProductId, field, ...remember });
      else if (row !== null) same.push({ storeProductId, field });
      if (before !== null && remember !== null)
        changes.push({ sight, before, version: remember.version, seenBefore: row?.seenAt ?? null });
    }
    if (saved.length > 0) await manager.query(SAVE_VALUES, [storeId, toJsonb(saved), readAt]);
    if (same.length > 0) await manager.query(TOUCH_VALUES, [storeId, toJsonb(same), readAt]);
    return changes;
  }

  private async announce(
    manager: EntityManager,
    { storeId, readAt }: ShopSights,
    changes: readonly SeenChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const sold = await this.soldAmong(manager, storeId, changes);
    const events = changes.map(({ sight, before, version }, place) => {
      const { storeProductId, productId, variantId, sku, field, value, decision } = sight;
      // Versions begin at 1 again where a store was removed and made anew.
      const id = [storeId, storeProductId, field, version, readAt.getTime()];
      const eventId = ['product', ...id].join(':');
      const by = likelyAuthorOf(sight, before, sold.has(storeProductId), readAt);
      const whose = { storeId, productId, variantId, storeProductId, sku };
      const seenAt = readAt.toISOString();
      const change = { field, before, after: value, by, seenAt, decision };
      return { eventId, place, payload: { eventId, ...whose, version, ...change } };
    });
    await manager.query(ANNOUNCE, [toJsonb(events)]);
  }

  /** Of which of them the stock was changed, and an order took from it meanwhile. */
  private async soldAmong(
    manager: EntityManager,
    storeId: string,
    changes: readonly SeenChange[],
  ): Promise<ReadonlySet<number>> {
    const stocks = changes.flatMap(({ sight: { field, storeProductId }, seenBefore }) =>
      field === 'stock' ? [{ storeProductId, seenAt: seenBefore ?? new Date(0) }] : [],
    );
    if (stocks.length === 0) return new Set();
    const rows = await manager.query<{ storeProductId: number }[]>(FIND_SOLD, [
      storeId,
      toJsonb(stocks),
    ]);
    return new Set(rows.map(({ storeProductId }) => storeProductId));
  }

  private async markStanding(
    manager: EntityManager,
    { storeId, readAt, sights }: ShopSights,
  ): Promise<Pick<NotedSights, 'astray' | 'returned'>> {
    const standing = sights.filter(
      ({ field, isAsWritten }) => field === 'presence' && isAsWritten === false,
    );
    const idsAt = (state: string): number[] =>
      standing
        .filter(({ value }) => value['state'] === state)
        .map(({ storeProductId }) => storeProductId);
    const astray: string[] = [];
    for (const [state, reason] of Object.entries(ASTRAY)) {
      const ids = idsAt(state);
      if (ids.length === 0) continue;
      const parameters = [storeId, ids, reason, readAt];
      const rows = await manager.query<{ id: string }[]>(MARK_ASTRAY, parameters);
      astray.push(...rows.map(({ id }) => id));
    }
    const there = idsAt('present');
    if (there.length === 0) return { astray, returned: [] };
    const rows = await manager.query<{ id: string }[]>(MARK_RETURNED, [storeId, there]);
    const parameters = [storeId, there, readAt];
    const restored = await manager.query<{ id: string }[]>(MARK_RESTORED, parameters);
    astray.push(...restored.map(({ id }) => id));
    return { astray, returned: rows.map(({ id }) => id) };
  }
}

function keyOf({
  storeProductId,
  field,
}: {
  readonly storeProductId: number;
  readonly field: string;
}): string {
  return `${storeProductId} ${field}`;
}
