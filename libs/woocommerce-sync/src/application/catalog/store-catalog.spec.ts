import type { CatalogCategory } from '../../domain/catalog/catalog-product';
import { WHOLE_CATALOG } from '../../domain/store-rules/catalog-rules';
import { aCatalogProduct } from '../../domain/testing/builders';
import type { ErpCatalog } from '../ports/erp-catalog.port';
import type { PlanningRules, StorePolicy } from '../ports/store-policy.port';
import { partOf, StoppedClock } from '../testing/ports';
import { CategoryPlaces } from './category-places';
import { StoreCatalog } from './store-catalog';

const PRODUCT = aCatalogProduct({ id: 'LAMP', categoryIds: ['led'] });
const RULES = {
  ...WHOLE_CATALOG,
  filter: { categories: new Set(['light']), tags: null, flags: null },
};

/** Where `led` hangs now. */
let parentId: string | null;
let reads: number;
let clock: StoppedClock;
let catalog: StoreCatalog;
beforeEach(() => {
  parentId = null;
  reads = 0;
  clock = new StoppedClock();
  const erp = partOf<ErpCatalog>({
    lookup: () =>
      Promise.resolve({
        products: new Map([['LAMP', PRODUCT]]),
        missing: new Set(),
        invalid: new Map(),
      }),
    page: () =>
      Promise.resolve({ products: [PRODUCT], invalid: [], unreadable: 0, nextCursor: null }),
    listCategories: () => {
      reads += 1;
      const led = partOf<CatalogCategory>({ id: 'led', parentId });
      const light = partOf<CatalogCategory>({ id: 'light', parentId: null });
      return Promise.resolve({
        categories: new Map([
          ['led', led],
          ['light', light],
        ]),
        invalid: new Map(),
      });
    },
  });
  const planning = partOf<PlanningRules>({ catalog: RULES });
  const policy = partOf<StorePolicy>({ planning: () => planning });
  catalog = new StoreCatalog(erp, policy, new CategoryPlaces(erp, clock));
});

const lookUp = async (...shown: string[]): Promise<string | undefined> => {
  const { products } = await catalog.lookUp('ro', ['LAMP'], () => Promise.resolve(new Set(shown)));
  return products.get('LAMP')?.unsold;
};

/** The tree is known as it was, and `led` has been moved below `light` since. */
async function movesIn(): Promise<void> {
  await lookUp();
  parentId = 'light';
  clock.pass(1);
}

it('leaves nothing out that the shop shows by a tree that is older than the product', async () => {
  await movesIn();
  expect(await lookUp('LAMP')).toBe(undefined);
  expect(reads).toBe(2);
});

it('reads no tree again for what the shop does not show', async () => {
  await movesIn();
  expect(await lookUp()).toBe('trash');
  expect(reads).toBe(1);
});

it('scans by a tree of its own from the start of the list', async () => {
  await movesIn();
  const since = new Date(0);
  expect((await catalog.page(RULES, null, since)).products[0]?.unsold).toBe('trash');
  expect((await catalog.page(RULES, null)).products[0]?.unsold).toBe(undefined);
});
