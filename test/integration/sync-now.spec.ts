import type { Clock } from '../../libs/woocommerce-sync/src/application/ports/clock.port';
import {
  auditedBy,
  AuditRows,
  SomeStores,
} from '../../libs/woocommerce-sync/src/application/testing/ports';
import type { SyncSignal } from '../../libs/woocommerce-sync/src/application/ports/sync-signal.port';
import type { SyncResult } from '../../libs/woocommerce-sync/src/application/dto/sync-result';
import { RunSyncNow } from '../../libs/woocommerce-sync/src/application/use-cases/syncing/run-sync-now';
import { SyncIntake } from '../../libs/woocommerce-sync/src/application/use-cases/syncing/sync-intake';
import { WaitForItems } from '../../libs/woocommerce-sync/src/application/use-cases/syncing/wait-for-items';
import type { SyncItem } from '../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import type {
  Delivery,
  SyncRequest,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { eventually } from '../support/eventually';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };

let ledger: TestLedger;
let waitedMs = 0;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

/** Somebody asks for a price and waits. */
function ask(): Promise<SyncResult> {
  const { repository } = ledger;
  const clock: Clock = { now: () => new Date(0), monotonicMs: () => waitedMs, chance: () => 0 };
  const signal = { wake: () => Promise.resolve() } as unknown as SyncSignal;
  const stores = new SomeStores({ default: {} });
  const intake = new SyncIntake(repository, signal);
  const audited = auditedBy(new AuditRows());
  const wait = new WaitForItems(ledger.items, clock);
  return new RunSyncNow(intake, wait, stores, clock, audited).execute({
    storeId: 'default',
    productId: 'A',
    syncType: 'price',
    actor: 'somebody',
  });
}

function claimed(): Promise<Delivery> {
  return eventually(async () => {
    const claim = await ledger.repository.claim('default', LIMITS);
    if (claim.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claim.kind}`);
    return claim.delivery;
  });
}

async function land(delivery: Delivery, settle: (item: SyncItem) => void): Promise<void> {
  delivery.items.forEach(settle);
  const nothing = { mappings: [], doubts: [], staleMappings: [], closedCalls: [], followUps: [] };
  await ledger.repository.settle({ ...delivery, ...nothing, laneState: (present) => present });
}

/**
 * Its delivery is without an answer, while the same thing was asked for anew. Answers the newer
 * item's id.
 */
async function overtaken(syncType: SyncRequest['syncType'] = 'price'): Promise<string> {
  const delivery = await claimed();
  const [newer] = await ledger.repository.request([
    {
      storeId: 'default',
      subjectKind: 'product',
      subjectId: 'A',
      syncType,
      origin: { via: 'event', actor: 'x' },
    },
  ]);
  await land(delivery, (item) => {
    item.release({ code: 'STORE_TIMEOUT', message: 'no answer' }, new Date(), true);
  });
  return the(newer);
}

describe('a sync that is overtaken by a newer one', () => {
  it('is a success when the newer one is', async () => {
    const answer = ask();
    const newer = await overtaken();
    const next = await overtaken();
    expect(next).not.toBe(newer);
    await land(await claimed(), (item) => {
      item.complete('synced', 5001, new Date());
    });
    expect(await answer).toMatchObject({
      success: true,
      status: 'synced',
      itemId: next,
      wooCommerceId: 5001,
    });
  });

  it('fails when the newer one does', async () => {
    const answer = ask();
    await overtaken();
    await land(await claimed(), (item) => {
      item.fail({ code: 'SKU_SHARED', message: 'taken' }, false, new Date(), 0);
    });
    expect(await answer).toMatchObject({
      success: false,
      status: 'failed',
      error: { code: 'SKU_SHARED' },
    });
  });

  it('is pending when patience ends before the newer one does', async () => {
    const looks = jest.spyOn(ledger.items, 'findMany');
    const answer = ask();
    const newer = await overtaken();
    await eventually(() => {
      expect(looks).toHaveBeenCalled();
    });
    waitedMs += 25_000;
    expect(await answer).toMatchObject({ success: false, status: 'pending', itemId: newer });
  });

  it('is known to be right when a sync of the whole product made its failure good', async () => {
    const { repository, database } = ledger;
    const request = { storeId: 'default', subjectKind: 'product', subjectId: 'A' } as const;
    const origin = { via: 'event', actor: 'x' } as const;
    const [price] = await repository.request([{ ...request, syncType: 'price', origin }]);
    await land(await claimed(), (item) => {
      item.fail({ code: 'X', message: 'x' }, false, new Date(), 0);
    });
    const [product] = await repository.request([{ ...request, syncType: 'product', origin }]);
    await land(await claimed(), (item) => {
      item.complete('skipped', 5001, new Date());
    });
    expect((await ledger.items.findSuccessors([the(price)])).get(the(price))).toMatchObject({
      id: product,
      outcome: 'skipped',
    });
    await database.query(`DELETE FROM wc_sync_items WHERE id = $1`, [product]);
    expect(await ledger.items.findSuccessors([the(price)])).toEqual(new Map());
  });
});
