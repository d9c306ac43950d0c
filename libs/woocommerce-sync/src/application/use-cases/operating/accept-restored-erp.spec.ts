import { Logger } from '@nestjs/common';
import type { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import type { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { auditedBy, AuditRows, Bell, partOf, SomeStores } from '../../testing/ports';
import type { SyncAllProducts } from '../syncing/sync-all-products.use-case';
import { AcceptRestoredErp } from './accept-restored-erp.use-case';

const ORIGIN = { via: 'api', actor: 'somebody' } as const;

let steps: string[];
let audit: AuditRows;
let bell: Bell;
let accept: AcceptRestoredErp;
beforeAll(() => {
  Logger.overrideLogger(false);
});
let undecided: Error | null;
beforeEach(() => {
  steps = [];
  audit = new AuditRows();
  bell = new Bell();
  undecided = null;
  const done = <T>(step: string, answer: T): Promise<T> => {
    steps.push(step);
    return Promise.resolve(answer);
  };
  accept = new AcceptRestoredErp(
    partOf<SyncItemRepository>({
      retryFailed: ({ errorCode = 'all' }, mode) => done(`retry ${errorCode} as a ${mode}`, 2),
    }),
    partOf<ProductMappingRepository>({
      forgetErpVersions: () => done('forget the versions', 500),
    }),
    new SomeStores({ default: {} }),
    bell,
    partOf<SyncAllProducts>({
      mustBeReady: () => (undecided === null ? Promise.resolve() : Promise.reject(undecided)),
      ensureRunning: (_storeId, actor) => done(`full sync for ${actor}`, 'run'),
    }),
    auditedBy(audit),
  );
});

describe('the acceptance of an ERP that was restored from a backup', () => {
  it('forgets the newer versions first: what is tried before fails for them again', async () => {
    expect(await accept.execute('default', ORIGIN)).toEqual({
      storeId: 'default',
      forgotten: 500,
      retried: 2,
      batchId: 'run',
    });
    expect(steps).toEqual([
      'forget the versions',
      'retry ERP_STALE_READ as a person',
      'full sync for somebody',
    ]);
    expect(bell.woken).toEqual(['default']);
    expect(audit.opened).toMatchObject([{ action: 'erp.accept-restored', storeId: 'default' }]);
  });

  it('forgets nothing while the full sync that it needs may not start', async () => {
    undecided = new Error('undecided');
    await expect(accept.execute('default', ORIGIN)).rejects.toBe(undecided);
    expect(steps).toEqual([]);
  });

  it('forgets nothing for a store that is unknown', async () => {
    await expect(accept.execute('third', ORIGIN)).rejects.toMatchObject({ code: 'STORE_UNKNOWN' });
    expect(steps).toEqual([]);
  });
});
