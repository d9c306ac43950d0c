import { Injectable } from '@nestjs/common';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { CategorySync } from './category-sync';
import { Delivers, type DeliveryHandler } from '../running/delivery-handlers';
import type { DeliveryRecord } from '../delivery-record';

/** Brings categories of the catalogue itself to the shop. */
@Injectable()
@Delivers('category')
export class CategoryDelivery implements DeliveryHandler {
  constructor(
    private readonly categories: CategorySync,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Delivers it and records every item. Throws what is no single item's fault; those items are
   * still open then.
   */
  async deliver(record: DeliveryRecord, store: StoreClient): Promise<void> {
    if (this.policy.ownership(record.delivery.storeId).owners.categories === 'shop') {
      record.complete(record.open, 'skipped', null);
      return;
    }
    const ends = await this.categories.ensure(
      record,
      store,
      record.delivery.items.map((item) => item.subjectId),
      new Set(
        record.delivery.items.filter((item) => item.payload.force).map((item) => item.subjectId),
      ),
    );
    for (const item of record.open) {
      const end = ends.get(item.subjectId);
      if (end?.kind === 'there' && end.altered !== undefined) record.failWith([item], end.altered);
      else if (end?.kind === 'there')
        record.complete([item], end.written ? 'synced' : 'skipped', end.storeCategoryId);
      else if (end !== undefined) record.failWith([item], end.reason);
    }
  }
}
