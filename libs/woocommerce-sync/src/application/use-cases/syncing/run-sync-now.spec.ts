import { Logger } from '@nestjs/common';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import { aSyncItem } from '../../../domain/testing/builders';
import type { SyncResult } from '../../dto/sync-result';
import {
  auditedBy,
  AuditRows,
  intakeInto,
  partOf,
  SomeStores,
  StoppedClock,
} from '../../testing/ports';
import { RunSyncNow } from './run-sync-now';
import type { WaitForItems } from './wait-for-items';

const COMMAND = {
  storeId: 'default',
  productId: 'LED-0042',
  syncType: 'price',
  actor: 'somebody',
} as const;

let requests: SyncRequest[];
let audit: AuditRows;
beforeEach(() => {
  audit = new AuditRows();
  requests = [];
});

/** What is answered to somebody whose item has come to this after 1,200 ms. */
function answerOf(
  end: Partial<SyncItemState> | null,
  command: Parameters<RunSyncNow['execute']>[0] = COMMAND,
): Promise<SyncResult> {
  const clock = new StoppedClock();
  const wait = partOf<WaitForItems>({
    execute: () => {
      clock.pass(1_200);
      return Promise.resolve(end === null ? [] : [aSyncItem(end).snapshot()]);
    },
  });
  const stores = new SomeStores({ default: {} });
  return new RunSyncNow(intakeInto(requests), wait, stores, clock, auditedBy(audit)).execute(
    command,
  );
}

describe('a sync that somebody waits for', () => {
  it('goes before everything that is not late, in the name of who asked', async () => {
    await answerOf({}, { ...COMMAND, reference: 'request-1' });
    expect(requests).toEqual([
      {
        storeId: 'default',
        subjectKind: 'product',
        subjectId: 'LED-0042',
        syncType: 'price',
        origin: { via: 'api', actor: 'somebody', reference: 'request-1' },
        urgent: true,
      },
    ]);
  });

  it('stands in the audit with the reason, where somebody gave one', async () => {
    await answerOf({}, { ...COMMAND, reason: 'The customer waits' });
    const origin = { via: 'api', actor: 'somebody', reason: 'The customer waits' };
    expect(requests).toMatchObject([{ origin }]);
    expect(audit.opened).toMatchObject([
      {
        action: 'items.push',
        requestedBy: { '*': [origin] },
        request: { productId: 'LED-0042', syncType: 'price' },
      },
    ]);
  });

  it('stands there with who asked, where nobody said why', async () => {
    await answerOf({});
    expect(audit.opened).toMatchObject([
      { action: 'items.push', requestedBy: { '*': [{ via: 'api', actor: 'somebody' }] } },
    ]);
  });

  it('answers the truth where its end alone could not be written into the audit', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    jest.spyOn(audit, 'close').mockRejectedValue(new Error('the database is away'));
    expect(await answerOf({ status: 'completed', outcome: 'synced' })).toMatchObject({
      success: true,
      status: 'synced',
    });
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });

  it('is not done where nobody could write down that it is', async () => {
    jest.spyOn(audit, 'open').mockRejectedValue(new Error('the database is away'));
    await expect(answerOf({})).rejects.toThrow('the database is away');
    expect(requests).toEqual([]);
  });

  it('is a success where the shop is right now, written or not', async () => {
    const end = { status: 'completed', wooCommerceId: 77 } as const;
    expect(await answerOf({ ...end, outcome: 'synced' })).toMatchObject({
      success: true,
      status: 'synced',
      wooCommerceId: 77,
      duration: 1_200,
      error: null,
    });
    expect(await answerOf({ ...end, outcome: 'skipped' })).toMatchObject({ success: true });
  });

  it('is none where another item decides, or nobody waits for it any more', async () => {
    const end = { status: 'completed' } as const;
    expect(await answerOf({ ...end, outcome: 'superseded' })).toMatchObject({
      success: false,
      status: 'superseded',
    });
    expect(await answerOf({ ...end, outcome: 'cancelled' })).toMatchObject({ success: false });
  });

  it('says why it failed, and nothing of an earlier failure of what is still waiting', async () => {
    const failure = { code: 'CURRENCY_MISMATCH', message: 'The shop sells in RON' };
    expect(await answerOf({ status: 'failed', failure })).toMatchObject({
      success: false,
      status: 'failed',
      error: failure,
    });
    expect(await answerOf({ status: 'pending', failure })).toMatchObject({
      success: false,
      status: 'pending',
      error: null,
    });
  });

  it('names the item that took its place, and its own where nothing is known of any', async () => {
    expect((await answerOf({ id: 'successor' })).itemId).toBe('successor');
    expect(await answerOf(null)).toMatchObject({
      itemId: 'item of LED-0042',
      success: false,
      status: 'pending',
      wooCommerceId: null,
    });
  });

  it('asks for nothing in a store that is unknown', async () => {
    await expect(answerOf({}, { ...COMMAND, storeId: 'third' })).rejects.toMatchObject({
      code: 'STORE_UNKNOWN',
    });
    expect(requests).toEqual([]);
  });
});
