import { Injectable } from '@nestjs/common';
import type { Page } from '../../../domain/page';
import {
  MappingListRepository,
  type ListedMapping,
  type MappingFilter,
} from '../../../domain/records/mapping-list.repository';
import { StoreClients } from '../../ports/store-client.port';

/** Which products of a shop are which of the ERP. */
@Injectable()
export class ListMappings {
  constructor(
    private readonly mappings: MappingListRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page by the ERP's id. Throws `ValidationError` for an unknown store and for a cursor that
   * no page gave.
   */
  async execute(
    filter: MappingFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedMapping>> {
    this.stores.get(filter.storeId);
    return this.mappings.find(filter, limit, cursor);
  }
}
