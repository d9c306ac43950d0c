import { randomUUID } from 'node:crypto';
import { SecretRegistry } from '@cypher/platform';
import type { CatalogScan } from '../../libs/woocommerce-sync/src/application/full-sync/scan/catalog-scan';
import type { CategoryScan } from '../../libs/woocommerce-sync/src/application/full-sync/scan/category-scan';
import { RunCompletion } from '../../libs/woocommerce-sync/src/application/full-sync/run-completion';
import { RunRemainder } from '../../libs/woocommerce-sync/src/application/full-sync/run-remainder';
import { RunFullSync } from '../../libs/woocommerce-sync/src/application/full-sync/run-full-sync';
import type { ShopCheck } from '../../libs/woocommerce-sync/src/application/full-sync/scan/shop-check';
import type { SyncSignal } from '../../libs/woocommerce-sync/src/application/ports/sync-signal.port';
import { TypeOrmShopCheckRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-shop-check.repository';
import { TypeOrmRunScanRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-run-scan.repository';
import { TypeOrmSyncRunRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-sync-run.repository';
import { openLedger } from '../support/database/ledger';
import { the } from '../support/the';

let ledger: Awaited<ReturnType<typeof openLedger>>;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

describe('a scan that dies after its last page', () => {
  it('goes on with what is gone, and reads and counts no page twice', async () => {
    const runs = new TypeOrmSyncRunRepository(ledger.database);
    const scans = new TypeOrmRunScanRepository(ledger.database, new SecretRegistry([]));
    const run = the(await runs.start('default', false, 'somebody'));
    const dead = randomUUID();
    await scans.take(run.id, dead);
    const lastPage = {
      nextCursor: null,
      productIds: ['A', 'B'],
      unchanged: 2,
      unreadable: 0,
      requests: [],
    };
    expect(await scans.savePage(run.id, dead, lastPage)).toBe(true);
    await ledger.database.query(
      `UPDATE wc_sync_runs SET scan_lease_until = now() - interval '1 second'`,
    );

    let pagesAsked = 0;
    const scan = {
      pages: () => {
        pagesAsked += 1;
        throw new Error('A page was asked for again');
      },
    } as unknown as CatalogScan;
    const categories = { findDiffering: () => Promise.resolve([]) } as unknown as CategoryScan;
    const signal = { wake: () => Promise.resolve() } as unknown as SyncSignal;
    const nothing = { changed: [], readAt: new Date() };
    const shopCheck = { execute: () => Promise.resolve(nothing) } as unknown as ShopCheck;
    const believed = new TypeOrmShopCheckRepository(ledger.database);
    const remainder = new RunRemainder(scans, categories, shopCheck, believed);
    const completion = new RunCompletion(runs);
    await new RunFullSync(scans, scan, remainder, signal, completion).execute(run.id);

    expect(pagesAsked).toBe(0);
    const progress = await runs.findProgress(run.id);
    expect(progress?.run).toMatchObject({
      status: 'completed',
      scanEnded: true,
      totalProducts: 2,
      unchanged: 2,
    });
  });
});
