import type { CatalogCategory } from '../../domain/catalog/catalog-product';
import type { WithinCategories } from '../../domain/store-rules/product-filter';
import { ErpError, ValidationError } from '../../domain/woocommerce.errors';
import type { CategoryCatalog, ErpCatalog } from '../ports/erp-catalog.port';
import { partOf, StoppedClock } from '../testing/ports';
import { CategoryPlaces } from './category-places';

/** A tree as `child: parent`; null for a root. */
const treeOf = (parents: Record<string, string | null>): CategoryCatalog => ({
  categories: new Map(
    Object.entries(parents).map(([id, parentId]) => [
      id,
      partOf<CatalogCategory>({ id, parentId }),
    ]),
  ),
  invalid: new Map([['broken', new ValidationError('name', 'is empty')]]),
});

const TREE = treeOf({ light: null, led: 'light', strips: 'led', sound: null, lost: 'broken' });

let reads: number;
let tree: CategoryCatalog;
let clock: StoppedClock;
let places: CategoryPlaces;
beforeEach(() => {
  reads = 0;
  tree = TREE;
  clock = new StoppedClock();
  const catalog = partOf<ErpCatalog>({
    listCategories: () => {
      reads += 1;
      return Promise.resolve(tree);
    },
  });
  places = new CategoryPlaces(catalog, clock);
});

const within = (...named: string[]): Promise<WithinCategories> =>
  places.within(new Set(['light']), new Set(named));

it('tells what lies within, however deep, and what does not', async () => {
  const isWithin = await within('light', 'strips', 'sound');
  expect(['light', 'strips', 'sound'].map(isWithin)).toEqual([true, true, false]);
});

it('does not guess about what the ERP does not list in a form that can be read', async () => {
  const isWithin = await within('broken', 'lost', 'nowhere');
  expect(['broken', 'lost', 'nowhere'].map(isWithin)).toEqual(['unclear', 'unclear', 'unclear']);
});

it('does not guess where a category hangs below itself, or what hangs below one', async () => {
  tree = treeOf({ a: 'b', b: 'a', below: 'a' });
  const isWithin = await within('a', 'below');
  expect(['a', 'below'].map(isWithin)).toEqual(['unclear', 'unclear']);
});

it('reads nothing where each category is one that is wanted', async () => {
  expect((await within('light'))('light')).toBe(true);
  expect(reads).toBe(0);
});

it('reads the tree once a minute', async () => {
  await Promise.all([within('strips'), within('sound')]);
  clock.pass(59_000);
  await within('strips');
  expect(reads).toBe(1);
  clock.pass(1_000);
  await within('strips');
  expect(reads).toBe(2);
});

it('reads it at once for a category that is new, and seldom for one that never comes', async () => {
  await within('strips');
  tree = treeOf({ light: null, fresh: 'light' });
  expect((await within('fresh'))('fresh')).toBe(true);
  expect(reads).toBe(2);
  expect((await within('fresh', 'nowhere'))('nowhere')).toBe('unclear');
  await within('nowhere');
  expect(reads).toBe(3);
  clock.pass(5_000);
  await within('nowhere');
  expect(reads).toBe(4);
});

it('reads it again where it has to be as new as what is asked', async () => {
  await within('strips');
  tree = treeOf({ light: null, sound: 'light' });
  clock.pass(1);
  expect((await within('sound'))('sound')).toBe(false);
  const named = new Set(['sound']);
  const isWithin = await places.within(new Set(['light']), named, { isFresh: true });
  expect([isWithin('sound'), reads]).toEqual([true, 2]);
});

it('asks again after a failure', async () => {
  let isDown = true;
  const lookup = () => Promise.reject(new ErpError('away', 'ERP_ERROR'));
  const listCategories = () => (isDown ? lookup() : Promise.resolve(TREE));
  places = new CategoryPlaces(partOf<ErpCatalog>({ listCategories, lookup }), clock);
  await expect(within('strips')).rejects.toMatchObject({ code: 'ERP_ERROR' });
  isDown = false;
  expect((await within('strips'))('strips')).toBe(true);
});
