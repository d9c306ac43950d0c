import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import type { FailedItem, SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import { aCatalogProduct, aSyncItem } from '../../../domain/testing/builders';
import { ErpError } from '../../../domain/woocommerce.errors';
import type { ErpCatalog } from '../../ports/erp-catalog.port';
import { partOf, SomeStores } from '../../testing/ports';
import { ListFailedItems } from './list-failed-items.use-case';

const aFailed = (
  differences: Partial<SyncItemState>,
  label: Partial<Pick<FailedItem, 'sku' | 'name'>> = {},
): FailedItem => ({
  item: aSyncItem({ status: 'failed', ...differences }),
  sku: null,
  name: null,
  ...label,
});

/** The labels of a page of these items, by an ERP that answers so. */
async function labelsOf(
  items: readonly FailedItem[],
  catalog: Partial<ErpCatalog>,
): Promise<(readonly [string, string | null, string | null])[]> {
  const page = await new ListFailedItems(
    partOf<SyncItemRepository>({
      findFailed: () => Promise.resolve({ items, nextCursor: 'next' }),
    }),
    new SomeStores({ default: {} }),
    partOf<ErpCatalog>(catalog),
  ).execute({ storeId: 'default' }, 50, null);
  expect(page.nextCursor).toBe('next');
  return page.items.map(({ item, sku, name }) => [item.subjectId, sku, name]);
}

describe('the list of failures', () => {
  it('names by the ERP what no shop has shown yet, and asks of nothing else', async () => {
    const asked: string[][] = [];
    const lamps = partOf<CatalogCategory>({ id: 'lamps', name: 'Lamps' });
    const labels = await labelsOf(
      [
        aFailed({ subjectId: 'A' }),
        aFailed({ subjectId: 'A', syncType: 'stock' }),
        aFailed({ subjectId: 'B' }),
        aFailed({ subjectId: 'C' }, { sku: 'C-1', name: 'As the shop shows it' }),
        aFailed({ subjectId: 'lamps', subjectKind: 'category' }),
      ],
      {
        lookup: (ids) => {
          asked.push([...ids]);
          const product = aCatalogProduct({ id: 'A', sku: 'A-1', name: 'A lamp' });
          const broken = { id: 'B', sku: 'B-1', name: null, field: 'name', problem: 'is missing' };
          return Promise.resolve({
            products: new Map([['A', product]]),
            missing: new Set<string>(),
            invalid: new Map([['B', broken]]),
          });
        },
        listCategories: () =>
          Promise.resolve({ categories: new Map([['lamps', lamps]]), invalid: new Map() }),
      },
    );
    expect(asked).toEqual([['A', 'B']]);
    expect(labels).toEqual([
      ['A', 'A-1', 'A lamp'],
      ['A', 'A-1', 'A lamp'],
      ['B', 'B-1', null],
      ['C', 'C-1', 'As the shop shows it'],
      ['lamps', null, 'Lamps'],
    ]);
  });

  it('asks the ERP for nothing where everything has its name', async () => {
    expect(await labelsOf([aFailed({ subjectId: 'C' }, { sku: 'C-1', name: 'C' })], {})).toEqual([
      ['C', 'C-1', 'C'],
    ]);
  });

  it('is shown without names where the ERP is away', async () => {
    const away = (): Promise<never> => Promise.reject(new ErpError('It is away', 'ERP_ERROR'));
    const labels = await labelsOf([aFailed({ subjectId: 'A' })], { lookup: away, probe: away });
    expect(labels).toEqual([['A', null, null]]);
  });

  it('waits two seconds for the names, and no longer', async () => {
    jest.useFakeTimers();
    try {
      let isShown = false;
      const shown = labelsOf([aFailed({ subjectId: 'A' })], {
        lookup: () => new Promise(() => undefined),
      }).finally(() => {
        isShown = true;
      });
      await jest.advanceTimersByTimeAsync(1_990);
      expect(isShown).toBe(false);
      await jest.advanceTimersByTimeAsync(20);
      expect(await shown).toEqual([['A', null, null]]);
    } finally {
      jest.useRealTimers();
    }
  });
});
