import { Injectable } from '@nestjs/common';
import type { SyncItemState, SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import type { CategoriesResult } from '../../dto/categories-result';
import { AuditedAction } from '../../audit/audited-action';
import { Clock } from '../../ports/clock.port';
import { ErpCatalog } from '../../ports/erp-catalog.port';
import { StoreClients } from '../../ports/store-client.port';
import { SyncIntake } from './sync-intake';
import { WaitForItems } from './wait-for-items';

/** Failures shown one by one. */
const MOST_FAILURES = 100;

/** Brings the ERP's whole category tree to a shop, parents before children. */
@Injectable()
export class SyncCategories {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly stores: StoreClients,
    private readonly intake: SyncIntake,
    private readonly waitForItems: WaitForItems,
    private readonly clock: Clock,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Asks for every category and waits for them; what is not over after 25 seconds goes on and
   * counts as pending.
   */
  async execute(storeId: string, actor: string): Promise<CategoriesResult> {
    this.stores.open(storeId);
    const origin = { via: 'api', actor } as const;
    return this.audited.perform({ storeId, action: 'categories.sync', origin, request: {} }, () =>
      this.sync(storeId, origin),
    );
  }

  private async sync(storeId: string, origin: SyncRequestOrigin): Promise<CategoriesResult> {
    const startedMs = this.clock.monotonicMs();
    const { categories, invalid } = await this.catalog.listCategories();
    const ids = await Promise.all(
      [...new Set([...categories.keys(), ...invalid.keys()])].map((subjectId) =>
        this.intake.accept({
          storeId,
          subjectKind: 'category',
          subjectId,
          syncType: 'category',
          origin,
          urgent: true,
        }),
      ),
    );
    const items = await this.waitForItems.execute(ids);
    return resultOf(items, Math.round(this.clock.monotonicMs() - startedMs));
  }
}

function resultOf(items: readonly Readonly<SyncItemState>[], duration: number): CategoriesResult {
  const count = (wanted: (item: Readonly<SyncItemState>) => boolean): number =>
    items.filter(wanted).length;
  const failed = items.filter(({ status }) => status === 'failed');
  const pending = count(({ status }) => status === 'pending' || status === 'syncing');
  return {
    success: failed.length === 0 && pending === 0,
    syncType: 'category',
    total: items.length,
    synced: count(({ outcome }) => outcome === 'synced'),
    skipped: count(({ outcome }) => outcome === 'skipped' || outcome === 'superseded'),
    failed: failed.length,
    pending,
    duration,
    failures: failed.slice(0, MOST_FAILURES).map(({ subjectId, failure }) => ({
      categoryId: subjectId,
      code: failure?.code ?? 'UNKNOWN',
      message: failure?.message ?? '',
    })),
  };
}
