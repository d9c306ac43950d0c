import { Logger } from '@nestjs/common';
import type { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import { auditedBy, AuditRows, Bell, partOf, SomeStores } from '../../testing/ports';
import { RetryFailedItems } from './retry-failed-items.use-case';

const ORIGIN = { via: 'api', actor: 'somebody' } as const;

let retried: unknown[];
let audit: AuditRows;
let bell: Bell;
beforeAll(() => {
  Logger.overrideLogger(false);
});
beforeEach(() => {
  retried = [];
  audit = new AuditRows();
  bell = new Bell();
});

/** A retry in stores of which only `second` has something that failed. */
function aRetry(): RetryFailedItems {
  const items = partOf<SyncItemRepository>({
    retryFailed: (filter, mode) => {
      retried.push([filter, mode]);
      return Promise.resolve(filter.storeId === 'second' ? 3 : 0);
    },
  });
  const stores = new SomeStores({ first: {}, second: {} });
  return new RetryFailedItems(items, stores, bell, auditedBy(audit));
}

describe('the retry of what failed', () => {
  it('by the schedule has its own rules, and wakes only stores that have work now', async () => {
    await aRetry().executeForAllStores();
    expect(retried).toEqual([
      [{ storeId: 'first' }, 'schedule'],
      [{ storeId: 'second' }, 'schedule'],
    ]);
    expect(bell.woken).toEqual(['second']);
    // Every few seconds: rows of it would bury those of people.
    expect(audit.opened).toEqual([]);
  });

  it('by a person takes what they name, and is written down with it', async () => {
    const filter = { storeId: 'second', errorCode: 'CURRENCY_MISMATCH' };
    expect(await aRetry().execute(filter, ORIGIN)).toBe(3);
    expect(retried).toEqual([[filter, 'person']]);
    expect(bell.woken).toEqual(['second']);
    expect(audit.opened).toMatchObject([{ action: 'items.retry', request: filter }]);
    expect(audit.closed).toMatchObject([{ answer: 3, errorCode: null }]);
  });

  it('retries nothing in a store that is unknown', async () => {
    await expect(aRetry().execute({ storeId: 'third' }, ORIGIN)).rejects.toMatchObject({
      code: 'STORE_UNKNOWN',
    });
    expect(retried).toEqual([]);
  });
});
