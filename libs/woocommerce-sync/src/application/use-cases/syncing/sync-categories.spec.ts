import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import { aSyncItem } from '../../../domain/testing/builders';
import { ErpError, ValidationError } from '../../../domain/woocommerce.errors';
import type { CategoriesResult } from '../../dto/categories-result';
import type { CategoryCatalog, ErpCatalog } from '../../ports/erp-catalog.port';
import {
  auditedBy,
  AuditRows,
  intakeInto,
  partOf,
  SomeStores,
  StoppedClock,
} from '../../testing/ports';
import { SyncCategories } from './sync-categories.use-case';
import type { WaitForItems } from './wait-for-items';

const LAMPS = new Map([['lamps', partOf<CatalogCategory>({ id: 'lamps' })]]);

let requests: SyncRequest[];
let audit: AuditRows;
beforeEach(() => {
  requests = [];
  audit = new AuditRows();
});

/** What a sync of this tree answers, whose items have come to this. */
function answerOf(
  listCategories: () => Promise<CategoryCatalog>,
  ends: readonly Partial<SyncItemState>[] = [],
): Promise<CategoriesResult> {
  const sync = new SyncCategories(
    partOf<ErpCatalog>({ listCategories }),
    new SomeStores({ default: {} }),
    intakeInto(requests),
    partOf<WaitForItems>({
      execute: () => Promise.resolve(ends.map((end) => aSyncItem(end).snapshot())),
    }),
    new StoppedClock(),
    auditedBy(audit),
  );
  return sync.execute('default', 'somebody');
}

describe('a sync of all categories', () => {
  it('asks for those that break the contract, too, and for each once', async () => {
    const problem = new ValidationError('name', 'is missing');
    const invalid = new Map([
      ['nameless', problem],
      ['lamps', problem],
    ]);
    await answerOf(() => Promise.resolve({ categories: LAMPS, invalid }));
    expect(requests.map(({ subjectKind, subjectId }) => [subjectKind, subjectId])).toEqual([
      ['category', 'lamps'],
      ['category', 'nameless'],
    ]);
    expect(audit.opened).toMatchObject([{ action: 'categories.sync', storeId: 'default' }]);
  });

  it('counts what was written, what was right, what failed and what goes on', async () => {
    const failure = { code: 'CALL_REFUSED', message: 'The shop refused it' };
    const result = await answerOf(
      () => Promise.resolve({ categories: LAMPS, invalid: new Map() }),
      [
        { status: 'completed', outcome: 'synced' },
        { status: 'completed', outcome: 'skipped' },
        { status: 'completed', outcome: 'superseded' },
        { status: 'failed', failure, subjectId: 'lamps' },
        { status: 'pending' },
        { status: 'syncing' },
      ],
    );
    expect(result).toMatchObject({
      success: false,
      total: 6,
      synced: 1,
      skipped: 2,
      failed: 1,
      pending: 2,
      failures: [{ categoryId: 'lamps', ...failure }],
    });
  });

  it('is a success only where nothing failed and nothing goes on', async () => {
    const tree = () => Promise.resolve({ categories: LAMPS, invalid: new Map() });
    const synced = { status: 'completed', outcome: 'synced' } as const;
    expect((await answerOf(tree, [synced])).success).toBe(true);
    expect((await answerOf(tree, [synced, { status: 'pending' }])).success).toBe(false);
    expect((await answerOf(tree, [synced, { status: 'failed' }])).success).toBe(false);
  });

  it('says of a hundred failures what they are, and of the rest how many', async () => {
    const failed = { status: 'failed' } as const;
    const result = await answerOf(
      () => Promise.resolve({ categories: LAMPS, invalid: new Map() }),
      Array.from({ length: 120 }, () => failed),
    );
    expect(result.failed).toBe(120);
    expect(result.failures).toHaveLength(100);
  });

  it('tells the ERP’s fault to who asked, and to the audit', async () => {
    const fault = new ErpError('The ERP is away', 'ERP_ERROR');
    await expect(answerOf(() => Promise.reject(fault))).rejects.toBe(fault);
    expect(requests).toEqual([]);
    expect(audit.closed).toMatchObject([{ errorCode: 'ERP_ERROR' }]);
  });
});
