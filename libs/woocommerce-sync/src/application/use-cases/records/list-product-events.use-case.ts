import { Injectable } from '@nestjs/common';
import type { Page } from '../../../domain/page';
import {
  ProductEventsRepository,
  type ProductChangeEvent,
  type ProductEventFilter,
} from '../../../domain/records/product-events.repository';
import { StoreClients } from '../../ports/store-client.port';

/** What the ERP was told of changes of products in a shop. */
@Injectable()
export class ListProductEvents {
  constructor(
    private readonly events: ProductEventsRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page, newest first. Throws `ValidationError` for an unknown store and for a cursor that no
   * page gave.
   */
  async execute(
    filter: ProductEventFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ProductChangeEvent>> {
    this.stores.get(filter.storeId);
    return this.events.find(filter, limit, cursor);
  }
}
