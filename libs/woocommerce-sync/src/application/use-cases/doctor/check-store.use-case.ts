import { Injectable } from '@nestjs/common';
import type { ShopReport } from '../../../domain/doctor/shop-report';
import { StoreCheckRepository } from '../../../domain/doctor/store-check.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { AuditedAction } from '../../audit/audited-action';
import { CheckBook } from '../../doctor/check-book';
import { ShopDoctor } from '../../doctor/shop-doctor';
import type { ShopExamination } from '../../ports/doctor/shop-examiner.port';
import { StoreClients } from '../../ports/store-client.port';
import { ListStores } from '../stores/list-stores.use-case';

/** Checks the shop of a store now, and remembers what was found; in whatever state the store is. */
@Injectable()
export class CheckStore {
  constructor(
    private readonly list: ListStores,
    private readonly clients: StoreClients,
    private readonly doctor: ShopDoctor,
    private readonly book: CheckBook,
    private readonly audited: AuditedAction,
    private readonly checks: StoreCheckRepository,
  ) {}

  /**
   * Takes less than a minute. Throws `StoreNotFoundError`, and `StoreStateError` for a store that
   * leaves, has no credentials, or is being checked just now.
   */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<ShopReport> {
    const { state } = await this.list.find(storeId);
    if (state === 'leaving')
      throw new StoreStateError(`The store ${storeId} is being removed`, 'STORE_LEAVING');
    // Another process may have just made it, or changed its key.
    await this.clients.refresh();
    const examination = this.doctor.open({ storeId });
    const turn = await this.checks.takeTurn(storeId);
    if (turn === null)
      throw new StoreStateError(
        `The shop of the store ${storeId} is being checked: ask for what is found in a minute`,
        'CHECK_GOING',
      );
    try {
      return await this.check(storeId, origin, examination);
    } finally {
      await this.checks.endTurn(storeId, turn);
    }
  }

  private check(
    storeId: string,
    origin: SyncRequestOrigin,
    examination: ShopExamination,
  ): Promise<ShopReport> {
    return this.audited.perform(
      { storeId, action: 'stores.check', origin, request: {} },
      async () => {
        const check = await this.doctor.check(examination, storeId);
        await this.book.keep(storeId, check);
        return check.report;
      },
      ({ verdict, findings }) => ({ verdict, codes: findings.map(({ code }) => code) }),
    );
  }
}
