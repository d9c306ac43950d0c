import { Injectable } from '@nestjs/common';
import { StoreNotCheckedError } from '../../../domain/doctor/store-check.errors';
import type { ShopReport } from '../../../domain/doctor/shop-report';
import { StoreCheckRepository } from '../../../domain/doctor/store-check.repository';
import { ListStores } from '../stores/list-stores.use-case';

/** What the last check of a store found. */
@Injectable()
export class ReadStoreCheck {
  constructor(
    private readonly list: ListStores,
    private readonly checks: StoreCheckRepository,
  ) {}

  /** Throws `StoreNotFoundError`, and `StoreNotCheckedError` where there was none. */
  async execute(storeId: string): Promise<ShopReport> {
    await this.list.find(storeId);
    const check = await this.checks.find(storeId);
    if (check === null) throw new StoreNotCheckedError(storeId);
    return check.report;
  }
}
