import { Injectable } from '@nestjs/common';
import type { Page } from '../../../domain/page';
import {
  ItemListRepository,
  type ItemFilter,
  type ListedItem,
} from '../../../domain/records/item-list.repository';
import { StoreClients } from '../../ports/store-client.port';

/** The changes of a store: what was asked for, and what became of it. */
@Injectable()
export class ListItems {
  constructor(
    private readonly items: ItemListRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page, newest first. Throws `ValidationError` for an unknown store and for a cursor that no
   * page gave.
   */
  async execute(
    filter: ItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedItem>> {
    this.stores.get(filter.storeId);
    return this.items.find(filter, limit, cursor);
  }
}
