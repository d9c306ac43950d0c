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
import type { SyncRequest } from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
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

describe('a scan that finds what its store does not sell any more', () => {
  it('has it leave once, whoever goes on', async () => {
    const runs = new TypeOrmSyncRunRepository(ledger.database);
    const scans = new TypeOrmRunScanRepository(ledger.database, new SecretRegistry([]));
    const { id } = the(await runs.start('unsold', false, 'somebody'));
    await ledger.database.query(
      `INSERT INTO wc_product_sync_mappings (store_id, internal_product_id, woo_commerce_product_id, last_synced, sync_status)
       SELECT 'unsold', 'P' || n, n, now(), 'in_sync' FROM generate_series(1, 3) n`,
    );
    const token = randomUUID();
    await scans.take(id, token);
    const page = { nextCursor: null, unchanged: 0, unreadable: 0, requests: [] };
    const seen = { ...page, productIds: ['P1', 'P2', 'P3', 'NEW'], unsoldIds: ['P1', 'P3'] };
    expect(await scans.savePage(id, token, seen)).toBe(true);
    expect(await scans.countUnsold(id)).toEqual({ seen: 3, unsold: 2 });
    expect(await scans.findUnsold(id, 10)).toEqual(['P1', 'P3']);
    const request = (subjectId: string): SyncRequest => ({
      storeId: 'unsold',
      subjectKind: 'product',
      subjectId,
      syncType: 'product',
      origin: { via: 'full-sync', actor: 'somebody', reference: id },
      force: false,
      bulk: true,
    });
    expect(await scans.saveUnsold(id, token, [request('P1')])).toBe(true);
    expect(await scans.saveUnsold(id, token, [request('P1')])).toBe(true);
    expect(await scans.findUnsold(id, 10)).toEqual(['P3']);
    expect(await scans.saveUnsold(id, randomUUID(), [request('P3')])).toBe(false);
    expect((await runs.findProgress(id))?.operations).toBe(1);
  });
});
