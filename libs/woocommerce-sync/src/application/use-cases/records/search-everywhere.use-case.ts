import { Injectable } from '@nestjs/common';
import {
  SearchRepository,
  type FoundOrder,
  type FoundProduct,
  type FoundRun,
} from '../../../domain/records/search.repository';
import { ListStores } from '../stores/list-stores.use-case';

/** How many of each kind are told. */
const MOST_OF_A_KIND = 8;

/** A store that a search found. */
export interface FoundStore {
  readonly storeId: string;
  readonly name: string;
  readonly url: string;
}

/** What a search found, by kind. */
export interface Found {
  readonly products: readonly FoundProduct[];
  readonly orders: readonly FoundOrder[];
  readonly runs: readonly FoundRun[];
  readonly stores: readonly FoundStore[];
}

/** What somebody may see. */
export interface SearchScope {
  /** Whether they may see anything of a store. */
  readonly seesStore: (storeId: string) => boolean;
  /** Whether they may see its orders. */
  readonly seesOrders: (storeId: string) => boolean;
}

/** Finds whatever a person knows the name, the SKU, the number or the id of. */
@Injectable()
export class SearchEverywhere {
  constructor(
    private readonly found: SearchRepository,
    private readonly stores: ListStores,
  ) {}

  /** Eight of each kind at the most. @param storeId of this store alone; null for all */
  async execute(q: string, storeId: string | null, scope: SearchScope): Promise<Found> {
    const all = await this.stores.execute();
    const seen = all.filter(
      ({ id }) => scope.seesStore(id) && (storeId === null || id === storeId),
    );
    const ids = seen.map(({ id }) => id);
    const [products, orders, runs] = await Promise.all([
      this.found.products(ids, q, MOST_OF_A_KIND),
      this.found.orders(ids.filter(scope.seesOrders), q, MOST_OF_A_KIND),
      this.found.runs(ids, q, MOST_OF_A_KIND),
    ]);
    const part = q.toLowerCase();
    const stores = seen
      .filter((one) =>
        [one.id, one.name, one.url].some((text) => text.toLowerCase().includes(part)),
      )
      .slice(0, MOST_OF_A_KIND)
      .map(({ id, name, url }) => ({ storeId: id, name, url }));
    return { products, orders, runs, stores };
  }
}
